package com.e6data.emulator.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;

/** Reads DDL from tokens; the queries inside CREATE TABLE AS and CREATE VIEW go to {@link Front}. */
final class DdlParser {

    private static final SqlAbstractParserImpl.Metadata RESERVED =
            SqlParser.create("").getMetadata();

    private final String sql;
    private final List<Token> tokens;
    private int at;

    private DdlParser(String sql, List<Token> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    static boolean isDdl(List<Token> tokens) {
        return !tokens.isEmpty()
                && (tokens.get(0).isWord("CREATE")
                        || tokens.get(0).isWord("DROP")
                        || tokens.get(0).isWord("TRUNCATE"));
    }

    static Ddl parse(String sql, List<Token> tokens) throws SqlError {
        var parser = new DdlParser(sql, tokens);
        Ddl ddl = parser.statement();
        boolean withQuery = ddl instanceof Ddl.CreateTableAs || ddl instanceof Ddl.CreateView;
        if (!withQuery && parser.at < tokens.size()) {
            throw parser.unexpected();
        }
        return ddl;
    }

    private Ddl statement() throws SqlError {
        if (accept("TRUNCATE")) {
            accept("TABLE");
            return new Ddl.Truncate(name());
        }
        if (accept("DROP")) {
            return drop();
        }
        expect("CREATE");
        boolean replace = accept("OR");
        if (replace) {
            expect("REPLACE");
            expect("VIEW");
            return view(true);
        }
        if (accept("TABLE")) {
            return table();
        }
        if (accept("VIEW")) {
            return view(false);
        }
        if (accept("SCHEMA") || accept("DATABASE")) {
            boolean ifNotExists = ifNotExists();
            return new Ddl.CreateSchema(name(), ifNotExists);
        }
        accept("UNIQUE");
        if (accept("INDEX")) {
            boolean ifNotExists = ifNotExists();
            Ddl.Name name = name();
            expect("ON");
            return new Ddl.CreateIndex(name, ifNotExists, name(), columnNames());
        }
        throw unexpected();
    }

    private Ddl drop() throws SqlError {
        if (accept("CACHE")) {
            return new Ddl.DropCache();
        }
        boolean view = accept("VIEW");
        if (view || accept("TABLE")) {
            boolean ifExists = ifExists();
            var drop = new Ddl.DropTable(name(), ifExists, view);
            cascade();
            return drop;
        }
        if (accept("SCHEMA") || accept("DATABASE")) {
            boolean ifExists = ifExists();
            var drop = new Ddl.DropSchema(name(), ifExists);
            cascade();
            return drop;
        }
        if (accept("INDEX")) {
            boolean ifExists = ifExists();
            return new Ddl.DropIndex(name(), ifExists);
        }
        throw unexpected();
    }

    private void cascade() {
        if (!accept("CASCADE")) {
            accept("RESTRICT");
        }
    }

    private Ddl view(boolean replace) throws SqlError {
        Ddl.Name name = name();
        List<String> columns = peekSymbol("(") ? columnNames() : List.of();
        expect("AS");
        return new Ddl.CreateView(name, replace, columns, at);
    }

    private Ddl table() throws SqlError {
        boolean ifNotExists = ifNotExists();
        Ddl.Name name = name();
        if (accept("AS")) {
            return new Ddl.CreateTableAs(name, ifNotExists, List.of(), at);
        }
        expectSymbol("(");
        var columns = new ArrayList<Catalog.Column>();
        var primaryKey = new ArrayList<String>();
        var foreignKeys = new ArrayList<Ddl.ForeignKey>();
        do {
            element(columns, primaryKey, foreignKeys);
        } while (acceptSymbol(","));
        expectSymbol(")");
        columns.replaceAll(column -> primaryKey.stream().anyMatch(column.name()::equalsIgnoreCase)
                ? new Catalog.Column(column.name(), column.type(), false)
                : column);
        return new Ddl.CreateTable(name, ifNotExists, columns, primaryKey, foreignKeys);
    }

    private void element(List<Catalog.Column> columns, List<String> primaryKey, List<Ddl.ForeignKey> foreignKeys)
            throws SqlError {
        if (accept("CONSTRAINT")) {
            identifier();
        }
        if (accept("PRIMARY")) {
            expect("KEY");
            primaryKey.addAll(columnNames());
            return;
        }
        if (accept("UNIQUE")) {
            columnNames();
            return;
        }
        if (accept("FOREIGN")) {
            expect("KEY");
            List<String> from = columnNames();
            expect("REFERENCES");
            Ddl.Name target = name();
            foreignKeys.add(new Ddl.ForeignKey(from, target, peekSymbol("(") ? columnNames() : List.of()));
            return;
        }
        String name = identifier();
        ColumnType type = type();
        boolean nullable = true;
        while (true) {
            if (accept("NOT")) {
                expect("NULL");
                nullable = false;
            } else if (accept("PRIMARY")) {
                expect("KEY");
                primaryKey.add(name);
                nullable = false;
            } else if (accept("REFERENCES")) {
                Ddl.Name target = name();
                foreignKeys.add(new Ddl.ForeignKey(List.of(name), target, peekSymbol("(") ? columnNames() : List.of()));
            } else if (!accept("NULL") && !accept("UNIQUE")) {
                break;
            }
        }
        columns.add(new Catalog.Column(name, type, nullable));
    }

    /** A type name of DDL or of the catalog, for example {@code decimal(15,2)} or {@code array<int>}. */
    private ColumnType type() throws SqlError {
        Token token = next();
        if (token.kind() != Token.Kind.WORD) {
            throw unexpectedAt(token);
        }
        ColumnType.Base base = ColumnType.Base.ofDdl(token.text());
        if (base == null) {
            throw Errors.syntax(
                    sql,
                    token.start(),
                    "Encountered \"" + token.text()
                            + "\": not a column type; use one of BOOLEAN, INT, BIGINT, SMALLINT,"
                            + " TINYINT, FLOAT, DOUBLE, DECIMAL, VARCHAR, CHAR, STRING, DATE, TIMESTAMP, VARBINARY,"
                            + " ARRAY<..>");
        }
        if (base == ColumnType.Base.DOUBLE) {
            accept("PRECISION");
        }
        if (base == ColumnType.Base.CHAR && accept("VARYING")) {
            base = ColumnType.Base.VARCHAR;
        }
        if (base == ColumnType.Base.ARRAY) {
            expectSymbol("<");
            ColumnType element = type();
            expectSymbol(">");
            return ColumnType.array(element);
        }
        if (base == ColumnType.Base.MAP || base == ColumnType.Base.STRUCT) {
            return ColumnType.nested(base, token.text().toLowerCase(java.util.Locale.ROOT) + nestedArguments());
        }
        int precision = -1;
        int scale = -1;
        if (acceptSymbol("(")) {
            precision = integer();
            if (acceptSymbol(",")) {
                scale = integer();
            }
            expectSymbol(")");
        }
        boolean digits = base != ColumnType.Base.DECIMAL
                || precision < 0
                || precision >= 1 && precision <= E6TypeSystem.MAX_DECIMAL && scale <= precision;
        if (!digits) {
            throw Errors.syntax(
                    sql,
                    token.start(),
                    "DECIMAL takes 1 to " + E6TypeSystem.MAX_DECIMAL + " digits, of which the scale is a part");
        }
        return ColumnType.of(base, precision, scale);
    }

    private String nestedArguments() throws SqlError {
        var text = new StringBuilder();
        int depth = 0;
        do {
            Token token = next();
            depth += token.isSymbol("<") ? 1 : token.isSymbol(">") ? -1 : 0;
            text.append(token.text());
        } while (depth > 0);
        return text.toString();
    }

    private int integer() throws SqlError {
        Token token = next();
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            throw unexpectedAt(token);
        }
    }

    private Ddl.Name name() throws SqlError {
        int offset = at < tokens.size() ? tokens.get(at).start() : sql.length();
        var parts = new ArrayList<String>();
        parts.add(identifier());
        while (parts.size() < 3 && acceptSymbol(".")) {
            parts.add(identifier());
        }
        return new Ddl.Name(parts, offset);
    }

    private List<String> columnNames() throws SqlError {
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

    private String identifier() throws SqlError {
        Token token = next();
        boolean name = token.kind() == Token.Kind.QUOTED
                || token.kind() == Token.Kind.WORD
                        && !RESERVED.isReservedWord(token.text().toUpperCase(java.util.Locale.ROOT));
        if (!name || token.name().isEmpty()) {
            throw unexpectedAt(token);
        }
        return token.name();
    }

    private boolean ifNotExists() throws SqlError {
        if (!accept("IF")) {
            return false;
        }
        expect("NOT");
        expect("EXISTS");
        return true;
    }

    private boolean ifExists() throws SqlError {
        if (!accept("IF")) {
            return false;
        }
        expect("EXISTS");
        return true;
    }

    private Token next() throws SqlError {
        if (at >= tokens.size()) {
            throw unexpected();
        }
        return tokens.get(at++);
    }

    private boolean accept(String word) {
        if (at < tokens.size() && tokens.get(at).isWord(word)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean acceptSymbol(String symbol) {
        if (peekSymbol(symbol)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean peekSymbol(String symbol) {
        return at < tokens.size() && tokens.get(at).isSymbol(symbol);
    }

    private void expect(String word) throws SqlError {
        if (!accept(word)) {
            throw unexpected();
        }
    }

    private void expectSymbol(String symbol) throws SqlError {
        if (!acceptSymbol(symbol)) {
            throw unexpected();
        }
    }

    private SqlError unexpected() {
        if (at < tokens.size()) {
            return unexpectedAt(tokens.get(at));
        }
        return Errors.syntax(sql, sql.length(), "Encountered \"<EOF>\"");
    }

    private SqlError unexpectedAt(Token token) {
        return Errors.syntax(sql, token.start(), "Encountered \"" + token.text() + "\"");
    }
}
