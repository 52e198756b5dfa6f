package com.e6data.jdbc.transport;

import com.e6data.jdbc.error.ErrorKind;
import io.grpc.Status;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An error text of the engine, taken apart: {@code Q859127-4-20250709.111348.792: <tab> text}. What kind of error it is
 * can be seen from its words only, which are those of Apache Calcite (SQL reference 0.3).
 *
 * @param queryId null where the text names none
 */
record EngineText(String queryId, String text) {

    private static final Pattern QUERY_ID = Pattern.compile("^\\s*(Q\\w*-[\\w.-]+):\\s*(.*)", Pattern.DOTALL);

    /** How the executor wraps what went wrong; its error code stays beside the text. */
    private static final Pattern WRAPPED = Pattern.compile(
            "QueryExecutionException\\(.*?\\breason:(.*?), errorCode:([^,]*), errorMessage:(.*?), errorMetadata:.*",
            Pattern.DOTALL);

    private record Rule(Pattern words, ErrorKind kind) {}

    /** First match wins. */
    private static final List<Rule> RULES = List.of(
            rule(
                    "\\{SYNTAX ERROR}|\\bEncountered \\S|\\bLexical error\\b|\\bparse failed\\b|\\bsyntax error\\b"
                            + "|\\bIncorrect syntax\\b",
                    ErrorKind.SYNTAX_ERROR),
            rule(
                    "\\bColumn '[^']*' (is )?(not found|ambiguous)|\\bUnknown (column|field|identifier|target column)\\b"
                            + "|\\bcolumn \\S+ (not found|does not exist|doesn't exist)",
                    ErrorKind.COLUMN_NOT_FOUND),
            rule(
                    "\\b(Object|Table|Schema|Catalog) '[^']*'.* not found|\\b(Db|Catalog|Schema|Table): .* doesn't exist"
                            + "|\\b(table|schema|catalog|database|view) \\S+ (not found|does not exist|doesn't exist)",
                    ErrorKind.TABLE_NOT_FOUND),
            rule("\\bnot yet implemented\\b", ErrorKind.NOT_SUPPORTED),
            rule("\\bdivision by zero\\b|/ by zero\\b|\\bdivide by zero\\b", ErrorKind.DIVISION_BY_ZERO),
            rule(
                    "\\breferential integrity\\b|\\bforeign key( constraint)?( \\S+)? (fail|violat)"
                            + "|\\bviolat\\w+ (of )?(the )?foreign key\\b",
                    ErrorKind.FOREIGN_KEY_VIOLATION),
            rule(
                    "\\b(unique|primary)( key)?( constraint| index)?( \\S+)? (fail|violat)"
                            + "|\\bviolat\\w+ (of )?(the )?(unique|primary)\\b|\\bunique index or primary key\\b"
                            + "|\\bduplicate (key|entry)\\b",
                    ErrorKind.DUPLICATE_KEY),
            rule(
                    "\\bNULL not allowed for column\\b|\\bdoes not allow NULLs\\b|\\bnot[- ]null constraint\\b"
                            + "|\\bcolumn \\S+ cannot be null\\b",
                    ErrorKind.NOT_NULL_VIOLATION),
            rule(
                    "\\bcheck constraint( \\S+)? (fail|violat)|\\bviolat\\w+ (of )?(the )?check\\b",
                    ErrorKind.CHECK_VIOLATION),
            rule(
                    "\\b(primary key|unique|foreign key|check) constraint\\b|\\bintegrity constraint\\b",
                    ErrorKind.INTEGRITY_VIOLATION),
            rule("\\b(value|number|numeric|result)\\b.* out of range\\b|\\boverflow\\b", ErrorKind.VALUE_OUT_OF_RANGE),
            rule(
                    "\\bCannot parse \"?(DATE|TIMESTAMP|TIME)\\b|\\binvalid (date|timestamp|datetime)\\b",
                    ErrorKind.INVALID_DATETIME),
            rule(
                    "\\bData conversion error\\b|\\bcannot (be )?cast\\b|\\bCannot assign to target field\\b",
                    ErrorKind.INVALID_CONVERSION),
            rule("^\\{COMPILATION ERROR}", ErrorKind.STATEMENT_REFUSED));

    private static Rule rule(String words, ErrorKind kind) {
        return new Rule(Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), kind);
    }

    static EngineText of(Status status) {
        String details = status.getDescription() == null ? "" : status.getDescription();
        var matcher = QUERY_ID.matcher(details);
        return matcher.matches()
                ? new EngineText(matcher.group(1), unwrapped(matcher.group(2).trim()))
                : new EngineText(null, unwrapped(details.trim()));
    }

    private static String unwrapped(String text) {
        var wrapped = WRAPPED.matcher(text);
        if (!wrapped.matches()) {
            return text;
        }
        String message = wrapped.group(3).isBlank() ? wrapped.group(1) : wrapped.group(3);
        return message.strip() + " (" + wrapped.group(2).strip() + ")";
    }

    /** The kind that the words show, else {@code otherwise}. */
    ErrorKind kind(ErrorKind otherwise) {
        for (Rule rule : RULES) {
            if (rule.words().matcher(text).find()) {
                return rule.kind();
            }
        }
        return otherwise;
    }

    /** {@code words} in lower case. */
    boolean says(String words) {
        return text.toLowerCase(Locale.ROOT).contains(words);
    }
}
