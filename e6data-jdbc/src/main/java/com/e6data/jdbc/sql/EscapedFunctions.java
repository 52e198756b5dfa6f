package com.e6data.jdbc.sql;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * The functions of {@code {fn ...}} as e6data writes them (SQL reference 5). A name that JDBC and e6data share, or that
 * only e6data knows, passes as it is.
 */
final class EscapedFunctions {

    private EscapedFunctions() {}

    /**
     * One call.
     *
     * @param arguments null where the name stands without parentheses
     */
    static String translate(String name, List<String> arguments) throws SQLException {
        List<String> args = arguments == null ? List.of() : arguments;
        String function = name.toUpperCase(Locale.ROOT);
        return switch (function) {
            case "UCASE" -> call("UPPER", args);
            case "LCASE" -> call("LOWER", args);
            case "CHAR" -> call("CHR", args);
            case "INSERT" -> {
                need(function, args, 4);
                yield "OVERLAY(" + args.get(0) + " PLACING " + args.get(3) + " FROM " + args.get(1) + " FOR "
                        + args.get(2) + ")";
            }
            case "SPACE" -> {
                need(function, args, 1);
                yield "REPEAT(' ', " + args.get(0) + ")";
            }
            case "IFNULL" -> call("COALESCE", args);
            // LOG has a base in e6data; the one of JDBC is the natural logarithm.
            case "LOG" -> args.size() == 1 ? call("LN", args) : call("LOG", args);
            case "CURDATE", "CURRENT_DATE" -> "CURRENT_DATE";
            case "CURRENT_TIMESTAMP", "NOW" -> "CURRENT_TIMESTAMP";
            case "USER" -> "CURRENT_USER";
            case "DATABASE" -> "CURRENT_SCHEMA";
            case "DAYOFMONTH" -> call("DAY", args);
            case "TIMESTAMPADD" -> {
                need(function, args, 3);
                yield "TIMESTAMP_ADD(" + unit(args.get(0)) + ", " + args.get(1) + ", " + args.get(2) + ")";
            }
            case "TIMESTAMPDIFF" -> {
                need(function, args, 3);
                // JDBC counts from the second argument to the third, e6data the first minus the second.
                yield "TIMESTAMP_DIFF(" + args.get(2) + ", " + args.get(1) + ", " + unit(args.get(0)) + ")";
            }
            case "CONVERT" -> {
                need(function, args, 2);
                yield "CAST(" + args.get(0) + " AS " + castType(args.get(1)) + ")";
            }
            case "CURTIME", "CURRENT_TIME", "DIFFERENCE" ->
                throw ErrorKind.NOT_SUPPORTED.exception(
                        "The JDBC function " + function + " is not supported: e6data has no counterpart.");
            default -> arguments == null ? name : call(name, args);
        };
    }

    private static String call(String name, List<String> arguments) {
        return name + "(" + String.join(", ", arguments) + ")";
    }

    private static void need(String function, List<String> arguments, int count) throws SQLException {
        if (arguments.size() != count) {
            throw ErrorKind.SYNTAX_ERROR.exception(
                    "The JDBC function " + function + " takes " + count + " arguments, not " + arguments.size() + ".");
        }
    }

    private static String unit(String interval) throws SQLException {
        return switch (interval.toUpperCase(Locale.ROOT)) {
            case "SQL_TSI_SECOND" -> "'SECOND'";
            case "SQL_TSI_MINUTE" -> "'MINUTE'";
            case "SQL_TSI_HOUR" -> "'HOUR'";
            case "SQL_TSI_DAY" -> "'DAY'";
            case "SQL_TSI_WEEK" -> "'WEEK'";
            case "SQL_TSI_MONTH" -> "'MONTH'";
            case "SQL_TSI_QUARTER" -> "'QUARTER'";
            case "SQL_TSI_YEAR" -> "'YEAR'";
            default ->
                throw ErrorKind.NOT_SUPPORTED.exception("The interval " + interval
                        + " is not supported; there are SQL_TSI_SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER"
                        + " and YEAR.");
        };
    }

    /** Types that e6data casts to (SQL reference 2.2). */
    private static String castType(String type) throws SQLException {
        String name = type.toUpperCase(Locale.ROOT);
        return switch (name.startsWith("SQL_") ? name.substring(4) : name) {
            case "CHAR", "VARCHAR", "LONGVARCHAR", "WCHAR", "WVARCHAR", "NCHAR", "NVARCHAR", "CLOB" -> "VARCHAR";
            case "TINYINT", "SMALLINT", "INTEGER", "INT" -> "INT";
            case "BIGINT" -> "BIGINT";
            case "REAL" -> "FLOAT";
            case "FLOAT", "DOUBLE" -> "DOUBLE";
            case "DECIMAL", "NUMERIC" -> "DECIMAL";
            case "BIT", "BOOLEAN" -> "BOOLEAN";
            case "DATE" -> "DATE";
            case "TIMESTAMP" -> "TIMESTAMP";
            case "BINARY", "VARBINARY", "LONGVARBINARY", "BLOB" -> "VARBINARY";
            default ->
                throw ErrorKind.NOT_SUPPORTED.exception("CONVERT to " + type + " is not supported; see"
                        + " DatabaseMetaData.supportsConvert for the types that are.");
        };
    }
}
