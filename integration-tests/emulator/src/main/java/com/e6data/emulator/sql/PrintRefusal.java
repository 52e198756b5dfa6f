package com.e6data.emulator.sql;

import org.apache.calcite.sql.parser.SqlParserPos;

/** The printer met something valid that the emulator does not run. */
final class PrintRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SqlParserPos pos;

    /** @param pos where, or null */
    PrintRefusal(String message, SqlParserPos pos) {
        super(message);
        this.pos = pos == null || pos.getLineNum() <= 0 ? null : pos;
    }

    SqlParserPos pos() {
        return pos;
    }
}
