package com.e6data.emulator.sql;

/**
 * One lexical unit of a statement.
 *
 * @param start offset of the first character
 * @param end offset after the last one
 * @param text characters of the token
 */
record Token(Kind kind, int start, int end, String text) {

    enum Kind {
        WORD,
        /** In double quotes. */
        QUOTED,
        /** In single quotes. */
        STRING,
        NUMBER,
        SYMBOL
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Name of an identifier without its quotes. */
    String name() {
        return kind == Kind.QUOTED ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
