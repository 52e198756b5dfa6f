package com.e6data.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No value leaves its literal, whatever is in it and wherever its parameter stands: a million random values a mode,
 * every short text of the characters that matter, and renderers with a mistake, which have to be caught. Seeds are
 * fixed.
 */
class InjectionTest {

    private static final int TEXTS = 750_000;
    private static final int TEMPLATE_VALUES = 250_000;
    private static final int SECOND_LEXER = 20;
    /** Values that are enough for each of the mistakes to show. */
    private static final int UNTIL_CAUGHT = 20_000;

    private static final String[] AROUND = {
        "SELECT",
        " ",
        "\n",
        "\r",
        "?",
        "?",
        "?",
        " ? ",
        "(?",
        "?)",
        ",?",
        "=?",
        "?::int",
        "-",
        "--",
        "+",
        "/",
        "*",
        "a",
        "\"q?\"",
        "`?`",
        "/*?*/",
        "/*'*/",
        "--?\n",
        "--'\n",
        "--'\r",
        "//?\n",
        "//'\r",
        "X",
        "N",
        "U&",
        "_utf8 ",
        "<",
        ">",
        "||",
        "[",
        "]",
        "1",
        ".",
        "$",
        "$$",
        "{",
        "}",
        ":",
        "'?'",
        "''",
        "'\\\\'",
        "LIKE ? ESCAPE ?",
        "DATE ?"
    };

    /** Writes the literal of a value; the one under test, or one with a mistake. */
    private interface Renderer {
        String literal(String value, BackslashMode mode) throws SQLException;
    }

    /** Puts literals into a template; the one under test, or one with a mistake. */
    private interface Filler {
        String fill(String sql, List<String> literals, BackslashMode mode) throws SQLException;
    }

    // Values

    @ParameterizedTest
    @EnumSource
    void everyRandomTextIsReadBackFromItsLiteral(BackslashMode mode) throws SQLException {
        assertThat(breakout(Literals::of, mode, TEXTS)).isNull();
    }

    /** The first literal that is not one string of its value; null where there is none. */
    private static String breakout(Renderer renderer, BackslashMode mode, int count) throws SQLException {
        var random = new Random(1);
        var buffer = new StringBuilder();
        int tested = 0;
        while (tested < count) {
            String text = NastyTexts.next(random, buffer);
            String literal = renderer.literal(text, mode);
            boolean whole = FastLexer.isLiteralOf(literal, text, mode)
                    && (tested % SECOND_LEXER != 0 || isOneToken(literal, text, mode));
            if (!whole) {
                return literal;
            }
            tested++;
        }
        assertThat(tested).isEqualTo(count);
        return null;
    }

    private static boolean isOneToken(String literal, String text, BackslashMode mode) {
        try {
            return MiniLexer.tokens(literal, mode).equals(List.of("S:" + text));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyShortTextOfQuotesBackslashesAndLineBreaksIsReadBack(BackslashMode mode) throws SQLException {
        char[] alphabet = {'\'', '\\', '\n', 'n', '"'};
        int tested = 0;
        for (int length = 0; length <= 7; length++) {
            int combinations = (int) Math.pow(alphabet.length, length);
            for (int n = 0; n < combinations; n++) {
                var text = new StringBuilder();
                for (int rest = n, i = 0; i < length; i++, rest /= alphabet.length) {
                    text.append(alphabet[rest % alphabet.length]);
                }
                String literal = Literals.of(text.toString(), mode);
                if (!FastLexer.isLiteralOf(literal, text.toString(), mode)) {
                    assertThat(literal).isEqualTo("a literal of " + text);
                }
                tested++;
            }
        }
        assertThat(tested).isEqualTo(97_656);
    }

    @ParameterizedTest
    @EnumSource
    void noTextLeavesItsLiteralWhereTheEngineReadsBackslashesTheOtherWay(BackslashMode engine) throws SQLException {
        // Written for escapes, the default: the value may arrive changed, but as one literal.
        var random = new Random(3);
        for (int i = 0; i < 300_000; i++) {
            String literal = Literals.of(NastyTexts.next(random), BackslashMode.ESCAPE);

            List<String> tokens = FastLexer.tokens(literal, engine);
            if (tokens.size() != 1 || !tokens.get(0).startsWith("S:")) {
                assertThat(tokens).as(literal).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNoLiteralCanHoldIsRefused(BackslashMode mode) {
        var random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            String text = NastyTexts.next(random);
            int at = random.nextInt(text.length() + 1);
            String broken = text.substring(0, at)
                    + new String[] {"\0", "\ud83d", "\ude00"}[i % 3]
                    + (i % 3 == 2 ? "x" : "y")
                    + text.substring(at);
            boolean paired = at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
            if (!paired) {
                assertThatThrownBy(() -> Literals.of(broken, mode))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("22018"));
            }
        }
    }

    // Templates

    @ParameterizedTest
    @EnumSource
    void valuesStayTheSameTokensInEveryTemplate(BackslashMode mode) throws SQLException {
        assertThat(brokenTemplate(InjectionTest::fill, mode, TEMPLATE_VALUES)).isNull();
    }

    private static String fill(String sql, List<String> literals, BackslashMode mode) throws SQLException {
        SqlTemplate template = SqlTemplate.parse(sql, mode);
        assertThat(template.parameterCount()).as(sql).isEqualTo(literals.size());
        return template.render(literals);
    }

    /** The first text whose tokens are not those of its template with literals for the parameters; null for none. */
    private static String brokenTemplate(Filler filler, BackslashMode mode, int values) throws SQLException {
        var random = new Random(2);
        int tested = 0;
        while (tested < values) {
            String sql = template(random, mode);
            List<String> tokens;
            try {
                tokens = FastLexer.tokens(sql, mode);
            } catch (IllegalArgumentException e) {
                // Both lexers refuse what does not end.
                assertThat(isRefused(sql, mode)).as(sql).isTrue();
                continue;
            }
            if (tokens.isEmpty() || tokens.contains(";")) {
                continue;
            }
            List<String> literals = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (String token : tokens) {
                if (token.equals("?")) {
                    expected.addAll(addValue(random, mode, literals));
                } else {
                    expected.add(token);
                }
            }
            String filled = filler.fill(sql, literals, mode);
            if (!isLexedAs(filled, expected, mode)) {
                return sql + " with " + literals + ": " + filled;
            }
            tested += literals.size();
        }
        assertThat(tested).isGreaterThanOrEqualTo(values);
        return null;
    }

    private static boolean isLexedAs(String sql, List<String> expected, BackslashMode mode) {
        try {
            return FastLexer.tokens(sql, mode).equals(expected);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isRefused(String sql, BackslashMode mode) {
        try {
            SqlTemplate.parse(sql, mode);
            return false;
        } catch (SQLException e) {
            return e.getSQLState().equals("42601");
        }
    }

    private static String template(Random random, BackslashMode mode) throws SQLException {
        var sql = new StringBuilder();
        for (int n = random.nextInt(9); n >= 0; n--) {
            sql.append(
                    random.nextInt(6) == 0
                            ? Literals.of(NastyTexts.next(random), mode)
                            : AROUND[random.nextInt(AROUND.length)]);
        }
        return sql.toString();
    }

    /** Adds the literal of a value, and gives the tokens that it has to be. */
    private static List<String> addValue(Random random, BackslashMode mode, List<String> literals) throws SQLException {
        String text = NastyTexts.next(random);
        int integer = random.nextInt(100);
        Object value;
        List<String> tokens;
        switch (random.nextInt(12)) {
            case 0 -> {
                value = -integer - 1;
                tokens = List.of("-", String.valueOf(integer + 1));
            }
            case 1 -> {
                value = new BigDecimal("-0.5");
                tokens = List.of("-", "0", ".", "5");
            }
            case 2 -> {
                value = new byte[] {1, (byte) integer};
                tokens = List.of("X", "S:01%02X".formatted(integer));
            }
            case 3 -> {
                value = null;
                tokens = List.of("NULL");
            }
            case 4 -> {
                value = LocalDate.of(2021, 1, 2);
                tokens = List.of("CAST", "(", "S:2021-01-02", "AS", "DATE", ")");
            }
            case 5 -> {
                value = LocalTime.of(10, 20, 30);
                tokens = List.of("S:10:20:30");
            }
            case 6 -> {
                value = Double.NaN;
                tokens = List.of("CAST", "(", "S:NaN", "AS", "DOUBLE", ")");
            }
            default -> {
                value = text;
                tokens = List.of("S:" + text);
            }
        }
        literals.add(Literals.of(value, mode));
        return tokens;
    }

    // The harness itself

    static Stream<Renderer> renderersWithAMistake() {
        return Stream.of(
                (text, mode) -> "'" + text + "'",
                (text, mode) -> "'" + text.replaceFirst("'", "''") + "'",
                (text, mode) -> "'" + text.replace("'", "\\'") + "'",
                // Quotes alone, which is right in one mode.
                (text, mode) -> "'" + text.replace("'", "''") + (mode == BackslashMode.ESCAPE ? "'" : "\\'"),
                // Backslashes alone.
                (text, mode) -> "'" + text.replace("\\", "\\\\") + "'",
                // The other mode's literal.
                (text, mode) ->
                        Literals.of(text, mode == BackslashMode.ESCAPE ? BackslashMode.LITERAL : BackslashMode.ESCAPE),
                // Cut at a length, as for a log.
                (text, mode) -> cut(Literals.of(text, mode)),
                // Folded to ASCII, where other quotes become quotes.
                (text, mode) -> Literals.of(text, mode).replace('\u02bc', '\'').replace('\uff07', '\''));
    }

    private static String cut(String literal) {
        return literal.length() <= 100 ? literal : literal.substring(0, 100) + "'";
    }

    @ParameterizedTest
    @MethodSource("renderersWithAMistake")
    void aRendererWithAMistakeIsCaught(Renderer renderer) throws SQLException {
        for (BackslashMode mode : BackslashMode.values()) {
            assertThat(breakout(renderer, mode, UNTIL_CAUGHT)).isNotNull();
        }
    }

    static Stream<Filler> fillersWithAMistake() {
        return Stream.of(
                // Any question mark, also in quotes and comments.
                (sql, literals, mode) -> {
                    String filled = sql;
                    for (String literal : literals) {
                        filled = filled.replaceFirst("\\?", java.util.regex.Matcher.quoteReplacement(literal));
                    }
                    return filled;
                },
                // No blank between a literal and its neighbours.
                (sql, literals, mode) -> {
                    var scanner = new SqlScanner(sql, mode);
                    var filled = new StringBuilder();
                    int next = 0;
                    while (scanner.next() != SqlScanner.Token.END) {
                        filled.append(scanner.is('?') ? literals.get(next++) : scanner.text());
                    }
                    return filled.toString();
                },
                // One quote less at the end of the last literal.
                (sql, literals, mode) -> fill(
                        sql,
                        literals.stream()
                                .map(literal -> literal.replaceFirst("''+$", "'"))
                                .toList(),
                        mode));
    }

    @ParameterizedTest
    @MethodSource("fillersWithAMistake")
    void aTemplateWithAMistakeIsCaught(Filler filler) throws SQLException {
        for (BackslashMode mode : BackslashMode.values()) {
            assertThat(brokenTemplate(filler, mode, UNTIL_CAUGHT)).isNotNull();
        }
    }

    @Test
    void aModeHasAMillionValues() {
        assertThat(TEXTS + TEMPLATE_VALUES).isGreaterThanOrEqualTo(1_000_000);
    }
}
