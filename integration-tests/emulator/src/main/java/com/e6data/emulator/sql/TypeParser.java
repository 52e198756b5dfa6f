package com.e6data.emulator.sql;

import java.util.ArrayList;
import java.util.List;

/** Reads the type of a column in all the spellings that fixtures of other databases use. */
final class TypeParser {

    /** Binary digits of a single (SQL reference 2.1: FLOAT is one). */
    private static final int SINGLE_DIGITS = 24;

    private final TokenReader in;

    TypeParser(TokenReader in) {
        this.in = in;
    }

    /** A type name of DDL or of the catalog, for example {@code decimal(15,2)} or {@code array<int>}. */
    ColumnType read() throws SqlError {
        Token token = in.next();
        if (token.kind() != Token.Kind.WORD) {
            throw in.unexpectedAt(token);
        }
        if (token.isWord("NATIONAL") && (in.peek("CHAR") || in.peek("CHARACTER"))) {
            token = in.next();
        }
        ColumnType.Base base = ColumnType.Base.ofDdl(token.text());
        if (base == null) {
            throw Errors.syntax(
                    in.sql,
                    token.start(),
                    "Encountered \"" + token.text()
                            + "\": not a column type; use one of BOOLEAN, INT, BIGINT, SMALLINT, TINYINT, FLOAT,"
                            + " DOUBLE, DECIMAL, VARCHAR, CHAR, STRING, DATE, TIME, TIMESTAMP, VARBINARY, ARRAY<..>, MAP<..>,"
                            + " STRUCT<..>");
        }
        return switch (base) {
            case ARRAY -> array();
            case MAP -> map();
            case STRUCT -> struct();
            case DOUBLE -> {
                in.accept("PRECISION");
                yield plain(base);
            }
            case FLOAT -> ofFloat(token);
            case CHAR -> character(base);
            case BINARY -> {
                in.accept("VARYING");
                in.acceptAll("LARGE", "OBJECT");
                yield plain(base);
            }
            case TIME -> {
                plain(base);
                in.acceptAll("WITHOUT", "TIME", "ZONE");
                yield ColumnType.of(base, -1, -1);
            }
            case TIMESTAMP -> timestamp();
            case DECIMAL -> decimal(token);
            default -> plain(base);
        };
    }

    private ColumnType array() throws SqlError {
        in.expectSymbol("<");
        ColumnType element = read();
        in.expectSymbol(">");
        return ColumnType.array(element);
    }

    private ColumnType map() throws SqlError {
        in.expectSymbol("<");
        ColumnType key = read();
        in.expectSymbol(",");
        ColumnType value = read();
        in.expectSymbol(">");
        return ColumnType.map(key, value);
    }

    /** {@code STRUCT<name type, ..>}, with or without a colon after the name. */
    private ColumnType struct() throws SqlError {
        List<ColumnType.Part> fields = new ArrayList<>();
        in.expectSymbol("<");
        do {
            Token name = in.next();
            if (name.kind() != Token.Kind.WORD && name.kind() != Token.Kind.QUOTED) {
                throw in.unexpectedAt(name);
            }
            in.acceptSymbol(":");
            fields.add(new ColumnType.Part(name.name(), read()));
        } while (in.acceptSymbol(","));
        in.expectSymbol(">");
        return ColumnType.struct(fields);
    }

    private ColumnType ofFloat(Token token) throws SqlError {
        if (!in.peekSymbol("(")) {
            return ColumnType.of(ColumnType.Base.FLOAT, -1, -1);
        }
        boolean single = arguments()[0] <= SINGLE_DIGITS || token.isWord("REAL");
        return ColumnType.of(single ? ColumnType.Base.FLOAT : ColumnType.Base.DOUBLE, -1, -1);
    }

    private ColumnType character(ColumnType.Base base) throws SqlError {
        if (in.acceptAll("LARGE", "OBJECT")) {
            return plain(ColumnType.Base.STRING);
        }
        return plain(in.accept("VARYING") ? ColumnType.Base.VARCHAR : base);
    }

    private ColumnType timestamp() throws SqlError {
        plain(ColumnType.Base.TIMESTAMP);
        boolean zone = in.acceptAll("WITH", "TIME", "ZONE") || in.acceptAll("WITH", "LOCAL", "TIME", "ZONE");
        if (!zone) {
            in.acceptAll("WITHOUT", "TIME", "ZONE");
        }
        return ColumnType.of(zone ? ColumnType.Base.TIMESTAMP_TZ : ColumnType.Base.TIMESTAMP, -1, -1);
    }

    private ColumnType decimal(Token token) throws SqlError {
        int[] digits = arguments();
        boolean possible =
                digits[0] < 0 || digits[0] >= 1 && digits[0] <= E6TypeSystem.MAX_DECIMAL && digits[1] <= digits[0];
        if (!possible) {
            throw Errors.syntax(
                    in.sql,
                    token.start(),
                    "DECIMAL takes 1 to " + E6TypeSystem.MAX_DECIMAL + " digits, of which the scale is a part");
        }
        return ColumnType.of(ColumnType.Base.DECIMAL, digits[0], digits[1]);
    }

    /** A type whose arguments, if any, say no more than a length. */
    private ColumnType plain(ColumnType.Base base) throws SqlError {
        return ColumnType.of(base, arguments()[0], -1);
    }

    /** One or two numbers in parentheses; -1 for those that are not there. */
    private int[] arguments() throws SqlError {
        int[] arguments = {-1, -1};
        if (in.acceptSymbol("(")) {
            arguments[0] = in.integer();
            if (in.acceptSymbol(",")) {
                arguments[1] = in.integer();
            }
            in.expectSymbol(")");
        }
        return arguments;
    }
}
