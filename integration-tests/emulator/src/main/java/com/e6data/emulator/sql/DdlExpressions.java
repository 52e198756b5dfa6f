package com.e6data.emulator.sql;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;

/** The expressions inside of DDL, validated and printed like those of queries: defaults and conditions. */
final class DdlExpressions {

    private static final RelDataTypeFactory TYPES = E6TypeSystem.factory();

    /**
     * @param texts H2's words for each expression
     * @param aliases what H2 must have before it reads them
     */
    record Printed(Map<Ddl.Expression, String> texts, Set<PrintContext.JavaAlias> aliases) {
        static final Printed NONE = new Printed(Map.of(), Set.of());
    }

    private final Front front;
    private final String sql;
    private final List<Token> tokens;
    private final Map<Ddl.Expression, String> texts = new HashMap<>();
    private final Set<PrintContext.JavaAlias> aliases = new LinkedHashSet<>();
    private final Map<String, RelDataType> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private DdlExpressions(Front front, String sql, List<Token> tokens) {
        this.front = front;
        this.sql = sql;
        this.tokens = tokens;
    }

    /** @param table the table that ALTER changes, else null */
    static Printed print(Ddl ddl, Catalog.Table table, Front front, String sql, List<Token> tokens) throws SqlError {
        var expressions = new DdlExpressions(front, sql, tokens);
        if (table != null) {
            table.columns().forEach(c -> expressions.known(c.name(), c.type()));
        }
        if (ddl instanceof Ddl.CreateTable create) {
            expressions.table(create.columns(), create.constraints());
        } else if (ddl instanceof Ddl.AlterTable alter && table != null) {
            expressions.alteration(alter.alteration(), table);
        }
        return new Printed(Map.copyOf(expressions.texts), Set.copyOf(expressions.aliases));
    }

    private void known(String column, ColumnType type) {
        columns.put(column, type.toRel(TYPES, true));
    }

    private void table(List<Ddl.Column> added, List<Ddl.Constraint> constraints) throws SqlError {
        added.forEach(c -> known(c.name(), c.type()));
        for (Ddl.Column column : added) {
            if (column.defaultValue() != null) {
                defaultValue(column.defaultValue(), column.name(), column.type());
            }
        }
        for (Ddl.Constraint constraint : constraints) {
            constraint(constraint);
        }
    }

    private void constraint(Ddl.Constraint constraint) throws SqlError {
        if (constraint instanceof Ddl.Constraint.Check check) {
            print(check.condition(), columns, null, null);
        }
    }

    private void alteration(Ddl.Alteration alteration, Catalog.Table table) throws SqlError {
        if (alteration instanceof Ddl.Alteration.AddColumns add) {
            table(add.columns(), add.constraints());
        } else if (alteration instanceof Ddl.Alteration.AddConstraint add) {
            constraint(add.constraint());
        } else if (alteration instanceof Ddl.Alteration.SetDefault set && set.value() != null) {
            Catalog.Column column = table.column(set.column());
            if (column != null) {
                defaultValue(set.value(), column.name(), column.type());
            }
        }
    }

    private void defaultValue(Ddl.Expression expression, String column, ColumnType type) throws SqlError {
        print(expression, Map.of(), column, type);
    }

    private void print(Ddl.Expression expression, Map<String, RelDataType> names, String column, ColumnType type)
            throws SqlError {
        List<Token> part = tokens.subList(expression.from(), expression.to());
        for (Token token : part) {
            if (token.isWord("SELECT")) {
                throw Errors.syntax(sql, token.start(), "Encountered \"SELECT\": no queries in DEFAULT and CHECK");
            }
        }
        Front.Validated validated = front.validateExpression(sql, part, names);
        var context = new PrintContext(validated.validator());
        try {
            String text = new QueryPrinter(context).expressions().print(validated.node());
            if (type != null) {
                RelDataType from = context.type(validated.node());
                text = Assignment.convert(
                        text,
                        from,
                        type.toRel(TYPES, true),
                        column,
                        validated.node().getParserPosition(),
                        context);
            }
            texts.put(expression, text);
            aliases.addAll(context.aliases());
        } catch (RuntimeException e) {
            throw Errors.compilation(validated.source(), e);
        }
    }
}
