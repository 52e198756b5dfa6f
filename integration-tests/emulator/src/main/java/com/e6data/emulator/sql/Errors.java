package com.e6data.emulator.sql;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.h2.api.ErrorCode;

/** Refusals and failures in the engine's words (SQL reference 0.3). */
final class Errors {

    private static final int MAX_EXPECTED = 8;
    private static final Pattern ENCOUNTERED = Pattern.compile("Encountered (.*?) at line \\d+, column \\d+\\.", 32);
    private static final Pattern PLACE = Pattern.compile(" at line \\d+, column \\d+\\.?");
    private static final Pattern EXPECTED = Pattern.compile("^ {4}(.+?) ?(?:\\.\\.\\.)?\\s*$", Pattern.MULTILINE);
    private static final Pattern H2_TAIL = Pattern.compile("(; SQL statement:.*)?\\s*\\[\\d+-\\d+]\\s*$", 32);

    /** H2 shows the arguments of the Java method, which mean nothing to a user. */
    private static final Pattern JAVA_METHOD =
            Pattern.compile("Exception calling user-defined function: \".*?\\): (.*)\"", 32);

    private static final Pattern COLUMN_OF_VALUE = Pattern.compile("( converting \".*) \\(.*\\)\"");

    private Errors() {}

    static SqlError syntax(String sql, int offset, String text) {
        int[] at = SourceText.lineColumn(sql, offset);
        return new SqlError(
                SqlError.Phase.SYNTAX, "{SYNTAX ERROR} At line " + at[0] + ", column " + at[1] + "\n" + text, null);
    }

    static SqlError syntax(SourceText source, SqlParserPos pos, String text) {
        SqlParserPos at = source.original(pos);
        return new SqlError(
                SqlError.Phase.SYNTAX,
                "{SYNTAX ERROR} At line " + at.getLineNum() + ", column " + at.getColumnNum() + "\n" + text,
                null);
    }

    static SqlError syntax(SourceText source, SqlParseException e) {
        SqlParserPos pos = e.getPos() == null ? SqlParserPos.ZERO.plus(new SqlParserPos(1, 1)) : e.getPos();
        return syntax(source, pos, readable(String.valueOf(e.getMessage())));
    }

    /** The parser lists every token that could follow; a reader wants the first few. */
    private static String readable(String message) {
        Matcher encountered = ENCOUNTERED.matcher(message);
        if (!encountered.find()) {
            return PLACE.matcher(message.lines().findFirst().orElse(message)).replaceFirst("");
        }
        String text = "Encountered \""
                + encountered.group(1).replace("\"", "").replace("\\'", "'").trim() + "\"";
        Matcher expected = EXPECTED.matcher(message);
        var names = new java.util.ArrayList<String>();
        while (expected.find() && names.size() <= MAX_EXPECTED) {
            names.add(expected.group(1));
        }
        if (names.isEmpty() || names.size() > MAX_EXPECTED) {
            return text;
        }
        return text + ". Was expecting one of: " + String.join(", ", names);
    }

    static SqlError compilation(String text) {
        return new SqlError(SqlError.Phase.COMPILATION, "{COMPILATION ERROR} " + text, null);
    }

    static SqlError compilation(SourceText source, SqlParserPos pos, String text) {
        return compilation(place(source, pos) + ": " + text);
    }

    static SqlError compilation(SourceText source, RuntimeException e) {
        if (e instanceof CalciteContextException context) {
            var pos = new SqlParserPos(
                    context.getPosLine(), context.getPosColumn(), context.getEndPosLine(), context.getEndPosColumn());
            String text = context.getCause() == null
                    ? context.getMessage()
                    : context.getCause().getMessage();
            return compilation(source, pos, text);
        }
        if (e instanceof PrintRefusal refusal) {
            return refusal.pos() == null
                    ? compilation(refusal.getMessage())
                    : compilation(source, refusal.pos(), refusal.getMessage());
        }
        return new SqlError(
                SqlError.Phase.COMPILATION,
                "{COMPILATION ERROR} " + (e.getMessage() == null ? e.toString() : e.getMessage()),
                e);
    }

    private static String place(SourceText source, SqlParserPos parserPos) {
        SqlParserPos pos = source.original(parserPos);
        if (pos.getLineNum() == pos.getEndLineNum() && pos.getColumnNum() == pos.getEndColumnNum()) {
            return "At line " + pos.getLineNum() + ", column " + pos.getColumnNum();
        }
        return "From line " + pos.getLineNum() + ", column " + pos.getColumnNum() + " to line " + pos.getEndLineNum()
                + ", column " + pos.getEndColumnNum();
    }

    /** A failure of H2 while a statement runs; H2's own statement text and code stay out of the message. */
    static SqlError execution(SQLException e) {
        if (e.getErrorCode() == ErrorCode.STATEMENT_WAS_CANCELED) {
            return new SqlError(SqlError.Phase.CANCELLED, "Query cancelled", e);
        }
        String text = H2_TAIL.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        return execution(words(e.getErrorCode(), text), e);
    }

    /** Without the details that are H2's: its expressions, its names of constraints. */
    private static String words(int code, String text) {
        return switch (code) {
            case ErrorCode.DIVISION_BY_ZERO_1,
                    ErrorCode.DUPLICATE_KEY_1,
                    ErrorCode.CHECK_CONSTRAINT_VIOLATED_1,
                    ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1,
                    ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_CHILD_EXISTS_1 -> text.substring(0, text.indexOf(':'));
            case ErrorCode.DATA_CONVERSION_ERROR_1 ->
                COLUMN_OF_VALUE.matcher(text).replaceFirst("$1\"");
            // Of all types only NUMERIC has a length in H2.
            case ErrorCode.VALUE_TOO_LONG_2 ->
                text.replaceFirst(
                        "Value too long for column \"(.*?)\": \"(.*?)( \\(\\d+\\))?\"",
                        "Numeric value out of range: \"$2\" ($1)");
            case ErrorCode.EXCEPTION_IN_FUNCTION_1 -> JAVA_METHOD.matcher(text).replaceFirst("$1");
            default -> text;
        };
    }

    static SqlError execution(String text, Throwable cause) {
        return new SqlError(
                SqlError.Phase.EXECUTION,
                "QueryExecutionException(querySubPhase:OPEN, reason:" + text + ", errorCode:EX001, errorMessage:" + text
                        + ", errorMetadata:)",
                cause);
    }
}
