package com.e6data.emulator.sql;

import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The text that the parser reads, made from a client's statement piece by piece, and the way back: positions in
 * messages are those of the client's text.
 */
final class SourceText {

    private final String original;
    private final StringBuilder out = new StringBuilder();
    private int[] anchors = new int[64];
    private int count;

    SourceText(String original) {
        this.original = original;
    }

    /** Appends a piece that stands for what is at an offset of the client's text. */
    void append(String piece, int originalStart) {
        if (count + 2 > anchors.length) {
            anchors = java.util.Arrays.copyOf(anchors, anchors.length * 2);
        }
        anchors[count++] = out.length();
        anchors[count++] = originalStart;
        out.append(piece);
    }

    /** Appends a token unchanged. */
    void append(Token token) {
        append(token.text(), token.start());
    }

    /** White space between two pieces. */
    void space() {
        out.append(' ');
    }

    String parserText() {
        return out.toString();
    }

    String original() {
        return original;
    }

    /** The client's position for a parser's position, lines and columns from 1. */
    SqlParserPos original(SqlParserPos pos) {
        int[] start = lineColumn(original, toOriginal(offset(pos.getLineNum(), pos.getColumnNum())));
        int[] end = lineColumn(original, toOriginal(offset(pos.getEndLineNum(), pos.getEndColumnNum())));
        return new SqlParserPos(start[0], start[1], end[0], end[1]);
    }

    private int toOriginal(int offset) {
        int found = 0;
        for (int i = 0; i < count && anchors[i] <= offset; i += 2) {
            found = i;
        }
        if (count == 0) {
            return 0;
        }
        int into = offset - anchors[found];
        int next = found + 2 < count ? anchors[found + 3] : original.length();
        return Math.max(anchors[found + 1], Math.min(anchors[found + 1] + into, next - 1));
    }

    private int offset(int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            int next = out.indexOf("\n", at);
            if (next < 0) {
                break;
            }
            at = next + 1;
        }
        return at + column - 1;
    }

    /** Line and column, from 1, of an offset. */
    static int[] lineColumn(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new int[] {line, Math.max(0, end - lineStart) + 1};
    }
}
