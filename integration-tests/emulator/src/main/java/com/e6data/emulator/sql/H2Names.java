package com.e6data.emulator.sql;

import org.apache.calcite.sql.parser.SqlParserPos;

/** Names in H2: always quoted, so that no name of a client can be anything but a name. */
final class H2Names {

    private H2Names() {}

    static String quote(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new PrintRefusal("A name must not contain a NUL character", (SqlParserPos) null);
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
