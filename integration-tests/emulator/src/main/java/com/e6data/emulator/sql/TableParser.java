package com.e6data.emulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads columns and constraints of CREATE TABLE and ALTER TABLE. */
final class TableParser {

    /** Words after which the expression of a DEFAULT is over. */
    private static final Set<String> AFTER_DEFAULT =
            Set.of("NOT", "NULL", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "CONSTRAINT", "DEFAULT", "COMMENT");

    private final TokenReader in;
    private final List<Ddl.Column> columns = new ArrayList<>();
    private final List<Ddl.Constraint> constraints = new ArrayList<>();

    TableParser(TokenReader in) {
        this.in = in;
    }

    /** Columns read so far; those of a primary key do not take NULL. */
    List<Ddl.Column> columns() {
        return columns.stream()
                .map(column -> isKey(column.name()) ? column.notNull() : column)
                .toList();
    }

    private boolean isKey(String column) {
        return constraints.stream()
                .anyMatch(c -> c instanceof Ddl.Constraint.PrimaryKey key
                        && key.columns().stream().anyMatch(column::equalsIgnoreCase));
    }

    List<Ddl.Constraint> constraints() {
        return List.copyOf(constraints);
    }

    /** Columns and constraints up to the closing parenthesis; the opening one was read. */
    void elements() throws SqlError {
        do {
            if (startsConstraint()) {
                constraint();
            } else {
                column();
            }
        } while (in.acceptSymbol(","));
        in.expectSymbol(")");
    }

    boolean startsConstraint() {
        return in.peek("CONSTRAINT")
                || in.peek("PRIMARY")
                || in.peek("UNIQUE")
                || in.peek("FOREIGN")
                || in.peek("CHECK");
    }

    void constraint() throws SqlError {
        String name = in.accept("CONSTRAINT") ? in.identifier() : null;
        if (in.accept("PRIMARY")) {
            in.expect("KEY");
            constraints.add(new Ddl.Constraint.PrimaryKey(name, in.columnNames()));
        } else if (in.accept("UNIQUE")) {
            constraints.add(new Ddl.Constraint.Unique(name, in.columnNames()));
        } else if (in.accept("CHECK")) {
            constraints.add(new Ddl.Constraint.Check(name, in.inParentheses()));
        } else {
            in.expect("FOREIGN");
            in.expect("KEY");
            List<String> from = in.columnNames();
            in.expect("REFERENCES");
            constraints.add(references(name, from));
        }
    }

    void column() throws SqlError {
        String column = in.identifier();
        ColumnType type = new TypeParser(in).read();
        boolean nullable = true;
        Ddl.Expression defaultValue = null;
        while (true) {
            String name = in.accept("CONSTRAINT") ? in.identifier() : null;
            if (in.accept("NOT")) {
                in.expect("NULL");
                nullable = false;
            } else if (in.accept("PRIMARY")) {
                in.expect("KEY");
                constraints.add(new Ddl.Constraint.PrimaryKey(name, List.of(column)));
            } else if (in.accept("UNIQUE")) {
                constraints.add(new Ddl.Constraint.Unique(name, List.of(column)));
            } else if (in.accept("CHECK")) {
                constraints.add(new Ddl.Constraint.Check(name, in.inParentheses()));
            } else if (in.accept("REFERENCES")) {
                constraints.add(references(name, List.of(column)));
            } else if (name != null) {
                throw in.unexpected();
            } else if (in.accept("DEFAULT")) {
                defaultValue = expression();
            } else if (in.accept("COMMENT")) {
                in.next();
            } else if (!in.accept("NULL")) {
                break;
            }
        }
        columns.add(new Ddl.Column(column, type, nullable, defaultValue));
    }

    private Ddl.Constraint references(String name, List<String> from) throws SqlError {
        Ddl.Name target = in.name();
        List<String> to = in.peekSymbol("(") ? in.columnNames() : List.of();
        if (in.accept("MATCH")) {
            in.next();
        }
        var actions = new StringBuilder();
        while (in.accept("ON")) {
            boolean delete = in.accept("DELETE");
            if (!delete) {
                in.expect("UPDATE");
            }
            actions.append(delete ? " ON DELETE " : " ON UPDATE ").append(action());
        }
        if (in.acceptAll("NOT", "DEFERRABLE") || in.accept("DEFERRABLE")) {
            in.acceptAll("INITIALLY", "DEFERRED");
        }
        in.acceptAll("INITIALLY", "IMMEDIATE");
        return new Ddl.Constraint.ForeignKey(name, from, target, to, actions.toString());
    }

    private String action() throws SqlError {
        if (in.acceptAll("SET", "NULL")) {
            return "SET NULL";
        }
        if (in.acceptAll("SET", "DEFAULT")) {
            return "SET DEFAULT";
        }
        if (in.acceptAll("NO", "ACTION")) {
            return "NO ACTION";
        }
        if (in.accept("CASCADE")) {
            return "CASCADE";
        }
        in.expect("RESTRICT");
        return "RESTRICT";
    }

    /** The expression of a DEFAULT: at least one token, up to what cannot belong to it. */
    Ddl.Expression expression() throws SqlError {
        int from = in.at;
        int depth = 0;
        do {
            Token token = in.next();
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
        } while (!in.atEnd() && (depth > 0 || !endsExpression(in.tokens.get(in.at))));
        return new Ddl.Expression(from, in.at);
    }

    private static boolean endsExpression(Token token) {
        return token.isSymbol(",")
                || token.isSymbol(")")
                || token.kind() == Token.Kind.WORD
                        && AFTER_DEFAULT.contains(token.text().toUpperCase(java.util.Locale.ROOT));
    }
}
