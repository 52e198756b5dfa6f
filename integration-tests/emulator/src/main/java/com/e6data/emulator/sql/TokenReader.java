package com.e6data.emulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;

/** Steps through the tokens of a statement: words, symbols, names; what does not fit is a syntax error at its place. */
class TokenReader {

    private static final SqlAbstractParserImpl.Metadata RESERVED =
            SqlParser.create("").getMetadata();

    final String sql;
    final List<Token> tokens;
    int at;

    TokenReader(String sql, List<Token> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    final boolean atEnd() {
        return at >= tokens.size();
    }

    final Token next() throws SqlError {
        if (atEnd()) {
            throw unexpected();
        }
        return tokens.get(at++);
    }

    final boolean peek(String word) {
        return !atEnd() && tokens.get(at).isWord(word);
    }

    final boolean peekAfter(String word) {
        return at + 1 < tokens.size() && tokens.get(at + 1).isWord(word);
    }

    final boolean accept(String word) {
        if (peek(word)) {
            at++;
            return true;
        }
        return false;
    }

    /** All of the words one after the other, or nothing. */
    final boolean acceptAll(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).isWord(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    final boolean peekSymbol(String symbol) {
        return !atEnd() && tokens.get(at).isSymbol(symbol);
    }

    final boolean acceptSymbol(String symbol) {
        if (peekSymbol(symbol)) {
            at++;
            return true;
        }
        return false;
    }

    final void expect(String word) throws SqlError {
        if (!accept(word)) {
            throw unexpected();
        }
    }

    final void expectSymbol(String symbol) throws SqlError {
        if (!acceptSymbol(symbol)) {
            throw unexpected();
        }
    }

    final int integer() throws SqlError {
        Token token = next();
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            throw unexpectedAt(token);
        }
    }

    final Ddl.Name name() throws SqlError {
        int offset = atEnd() ? sql.length() : tokens.get(at).start();
        var parts = new ArrayList<String>();
        parts.add(identifier());
        while (parts.size() < 3 && acceptSymbol(".")) {
            parts.add(identifier());
        }
        return new Ddl.Name(parts, offset);
    }

    final List<String> columnNames() throws SqlError {
        expectSymbol("(");
        var names = new ArrayList<String>();
        do {
            names.add(identifier());
            if (!accept("ASC")) {
                accept("DESC");
            }
        } while (acceptSymbol(","));
        expectSymbol(")");
        return names;
    }

    /** A name that queries can use as it is: reserved words need quotes here too. */
    final String identifier() throws SqlError {
        Token token = next();
        boolean name = token.kind() == Token.Kind.QUOTED
                || token.kind() == Token.Kind.WORD
                        && !RESERVED.isReservedWord(token.text().toUpperCase(Locale.ROOT));
        if (!name || token.name().isEmpty()) {
            throw unexpectedAt(token);
        }
        return token.name();
    }

    final boolean ifNotExists() throws SqlError {
        if (!accept("IF")) {
            return false;
        }
        expect("NOT");
        expect("EXISTS");
        return true;
    }

    final boolean ifExists() throws SqlError {
        if (!accept("IF")) {
            return false;
        }
        expect("EXISTS");
        return true;
    }

    /** What is in parentheses, without them; they are read too. */
    final Ddl.Expression inParentheses() throws SqlError {
        expectSymbol("(");
        int from = at;
        for (int depth = 1; depth > 0; ) {
            Token token = next();
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
        }
        if (at - 1 == from) {
            throw unexpectedAt(tokens.get(from));
        }
        return new Ddl.Expression(from, at - 1);
    }

    final SqlError unexpected() {
        return atEnd() ? Errors.syntax(sql, sql.length(), "Encountered \"<EOF>\"") : unexpectedAt(tokens.get(at));
    }

    final SqlError unexpectedAt(Token token) {
        return Errors.syntax(sql, token.start(), "Encountered \"" + token.text() + "\"");
    }
}
