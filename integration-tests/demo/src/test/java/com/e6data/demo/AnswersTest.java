package com.e6data.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.e6data.demo.question.Question;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Every question through the whole path gives what a plain H2 says to the same question. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class AnswersTest {

    private static final double SCALE = 0.01;

    private PlainH2 h2;
    private EmbeddedCluster cluster;
    private ConfigurableApplicationContext application;

    @BeforeAll
    void start() throws SQLException {
        h2 = new PlainH2(SCALE);
        cluster = EmbeddedCluster.start(SCALE, new PrintStream(OutputStream.nullOutputStream()));
        application = new SpringApplicationBuilder(DemoApplication.class)
                .properties(cluster.target().springProperties())
                .run();
    }

    @AfterAll
    void stop() throws SQLException {
        application.close();
        cluster.close();
        h2.close();
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionIsAnsweredAsPlainH2Does() {
        return questions()
                .map(question -> DynamicTest.dynamicTest(
                        question.getClass().getSimpleName(),
                        () -> assertSameRows(
                                question.ask().rows(),
                                h2.answer(question.getClass().getSimpleName()))));
    }

    @Test
    void everyQuestionHasASecondOpinion() {
        assertThat(questions().map(question -> question.getClass().getSimpleName()))
                .hasSize(9)
                .allMatch(PlainH2::knows);
    }

    @Test
    void thePageKnowsHowManyThereAre() {
        var page = questions()
                .filter(question -> question.getClass().getSimpleName().equals("RichestBuilders"))
                .findFirst()
                .orElseThrow();

        assertThat(page.ask().note()).isEqualTo("page 2 of 68, 337 customers in all");
    }

    private Stream<Question> questions() {
        return application.getBeanProvider(Question.class).orderedStream();
    }

    private static void assertSameRows(List<List<Object>> actual, List<List<Object>> expected) {
        assertThat(expected).isNotEmpty();
        assertThat(actual).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            assertThat(actual.get(row)).hasSameSizeAs(expected.get(row));
            for (int column = 0; column < expected.get(row).size(); column++) {
                assertSameValue(
                        actual.get(row).get(column),
                        expected.get(row).get(column),
                        "row " + row + ", column " + column);
            }
        }
    }

    /** Sums of decimals come as DOUBLE, so numbers agree to nine digits; everything else is equal. */
    private static void assertSameValue(Object actual, Object expected, String where) {
        if (actual instanceof Number a && expected instanceof Number e) {
            assertThat(a.doubleValue()).as(where).isCloseTo(e.doubleValue(), within(1e-9 * Math.abs(e.doubleValue())));
        } else {
            assertThat(comparable(actual)).as(where).isEqualTo(comparable(expected));
        }
    }

    private static Object comparable(Object value) {
        return value instanceof java.sql.Date date ? LocalDate.from(date.toLocalDate()) : value;
    }
}
