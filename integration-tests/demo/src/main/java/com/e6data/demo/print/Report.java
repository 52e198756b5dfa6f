package com.e6data.demo.print;

import com.e6data.demo.question.Answer;
import com.e6data.demo.question.Question;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Asks questions and shows each with the SQL that was sent, the answer, and how long it took. */
@Component
public class Report {

    private final List<Question> questions;
    private final SentSql sentSql;

    Report(List<Question> questions, SentSql sentSql) {
        this.questions = questions;
        this.sentSql = sentSql;
    }

    /**
     * Asks all; returns how many.
     *
     * @param receivedSql statements as they arrived at the cluster since the last call; null where it does not tell, so
     *     that they are shown as Hibernate and JDBC got them, with {@code ?} for parameters
     */
    public int print(PrintStream out, Supplier<List<String>> receivedSql) {
        Supplier<List<String>> statements = receivedSql == null ? sentSql::take : receivedSql;
        int number = 0;
        for (var question : questions) {
            out.printf("%n%d. %s%n   %s%n%n", ++number, question.title(), question.api());
            out.flush();
            print(question, statements, out);
        }
        return number;
    }

    private static void print(Question question, Supplier<List<String>> statements, PrintStream out) {
        statements.get();
        var watch = new Stopwatch();
        Answer answer;
        String elapsed;
        try {
            answer = question.ask();
        } finally {
            elapsed = watch.elapsed();
            statements.get().forEach(sql -> indented(SqlLayout.format(sql), out));
        }
        indented(ResultTable.format(answer.columns(), answer.rows()), out);
        out.printf(
                "   %d rows, %s%s%n",
                answer.rows().size(), elapsed, answer.note().isEmpty() ? "" : "; " + answer.note());
    }

    private static void indented(List<String> lines, PrintStream out) {
        lines.forEach(line -> out.println("     " + line));
        out.println();
    }
}
