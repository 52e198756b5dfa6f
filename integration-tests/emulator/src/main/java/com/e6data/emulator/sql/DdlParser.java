package com.e6data.emulator.sql;

import java.util.List;

/** Reads DDL from tokens; the queries inside CREATE TABLE AS and CREATE VIEW go to {@link Front}. */
final class DdlParser extends TokenReader {

    private DdlParser(String sql, List<Token> tokens) {
        super(sql, tokens);
    }

    static boolean isDdl(List<Token> tokens) {
        return !tokens.isEmpty()
                && (tokens.get(0).isWord("CREATE")
                        || tokens.get(0).isWord("DROP")
                        || tokens.get(0).isWord("ALTER")
                        || tokens.get(0).isWord("TRUNCATE"));
    }

    static Ddl parse(String sql, List<Token> tokens) throws SqlError {
        var parser = new DdlParser(sql, tokens);
        Ddl ddl = parser.statement();
        boolean withQuery = ddl instanceof Ddl.CreateTableAs || ddl instanceof Ddl.CreateView;
        if (!withQuery && !parser.atEnd()) {
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
        if (accept("ALTER")) {
            expect("TABLE");
            boolean ifExists = ifExists();
            return new Ddl.AlterTable(name(), ifExists, alteration());
        }
        expect("CREATE");
        boolean replace = accept("OR");
        if (replace) {
            expect("REPLACE");
            expect("VIEW");
            return view(true);
        }
        temporary();
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
        boolean unique = accept("UNIQUE");
        if (accept("INDEX")) {
            boolean ifNotExists = ifNotExists();
            Ddl.Name name = name();
            expect("ON");
            return new Ddl.CreateIndex(name, unique, ifNotExists, name(), columnNames());
        }
        throw unexpected();
    }

    /** A temporary table is a table like others: it stays until it is dropped. */
    private void temporary() {
        int start = at;
        if (!accept("GLOBAL")) {
            accept("LOCAL");
        }
        boolean temporary = accept("TEMPORARY") || accept("TEMP");
        if (!temporary || !peek("TABLE")) {
            at = start;
        }
    }

    private Ddl drop() throws SqlError {
        if (accept("CACHE")) {
            return new Ddl.DropCache();
        }
        boolean view = accept("VIEW");
        if (view || accept("TABLE")) {
            boolean ifExists = ifExists();
            Ddl.Name name = name();
            return new Ddl.DropTable(name, ifExists, view, cascade());
        }
        if (accept("SCHEMA") || accept("DATABASE")) {
            boolean ifExists = ifExists();
            var drop = new Ddl.DropSchema(name(), ifExists);
            cascade();
            return drop;
        }
        if (accept("INDEX")) {
            boolean ifExists = ifExists();
            var drop = new Ddl.DropIndex(name(), ifExists);
            if (accept("ON")) {
                name();
            }
            return drop;
        }
        throw unexpected();
    }

    private boolean cascade() {
        boolean cascade = accept("CASCADE");
        if (!cascade) {
            accept("RESTRICT");
        }
        accept("CONSTRAINTS");
        return cascade;
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
        var table = new TableParser(this);
        table.elements();
        if (accept("ON")) {
            expect("COMMIT");
            if (!accept("PRESERVE")) {
                expect("DELETE");
            }
            expect("ROWS");
        }
        return new Ddl.CreateTable(name, ifNotExists, table.columns(), table.constraints());
    }

    private Ddl.Alteration alteration() throws SqlError {
        if (accept("ADD")) {
            return add();
        }
        if (accept("DROP")) {
            return dropPart();
        }
        if (accept("RENAME")) {
            if (accept("TO")) {
                return new Ddl.Alteration.RenameTable(identifier());
            }
            accept("COLUMN");
            String from = identifier();
            expect("TO");
            return new Ddl.Alteration.RenameColumn(from, identifier());
        }
        if (!accept("ALTER")) {
            expect("MODIFY");
        }
        accept("COLUMN");
        return alterColumn(identifier());
    }

    private Ddl.Alteration add() throws SqlError {
        var table = new TableParser(this);
        if (table.startsConstraint()) {
            table.constraint();
            return new Ddl.Alteration.AddConstraint(table.constraints().get(0));
        }
        if (!accept("COLUMN")) {
            accept("COLUMNS");
        }
        boolean ifNotExists = ifNotExists();
        if (acceptSymbol("(")) {
            table.elements();
        } else {
            table.column();
        }
        return new Ddl.Alteration.AddColumns(ifNotExists, table.columns(), table.constraints());
    }

    private Ddl.Alteration dropPart() throws SqlError {
        if (accept("CONSTRAINT")) {
            boolean ifExists = ifExists();
            String name = identifier();
            cascade();
            return new Ddl.Alteration.DropConstraint(name, ifExists);
        }
        if (accept("PRIMARY")) {
            expect("KEY");
            return new Ddl.Alteration.DropPrimaryKey();
        }
        accept("COLUMN");
        boolean ifExists = ifExists();
        String column = identifier();
        cascade();
        return new Ddl.Alteration.DropColumn(column, ifExists);
    }

    private Ddl.Alteration alterColumn(String column) throws SqlError {
        if (acceptAll("SET", "NOT", "NULL")) {
            return new Ddl.Alteration.SetNullable(column, false);
        }
        if (acceptAll("DROP", "NOT", "NULL") || acceptAll("SET", "NULL")) {
            return new Ddl.Alteration.SetNullable(column, true);
        }
        if (acceptAll("DROP", "DEFAULT")) {
            return new Ddl.Alteration.SetDefault(column, null);
        }
        if (acceptAll("SET", "DEFAULT")) {
            return new Ddl.Alteration.SetDefault(column, new TableParser(this).expression());
        }
        if (!acceptAll("SET", "DATA", "TYPE")) {
            accept("TYPE");
        }
        return new Ddl.Alteration.SetType(column, new TypeParser(this).read());
    }
}
