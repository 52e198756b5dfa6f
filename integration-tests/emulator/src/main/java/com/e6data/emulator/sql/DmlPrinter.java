package com.e6data.emulator.sql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUpdate;
import org.apache.calcite.sql.validate.SqlValidatorTable;
import org.apache.calcite.util.Util;

/** Prints validated INSERT, UPDATE and DELETE for H2. */
final class DmlPrinter {

    private final PrintContext context;
    private final QueryPrinter queries;

    DmlPrinter(PrintContext context) {
        this.context = context;
        this.queries = new QueryPrinter(context);
    }

    String print(SqlNode node) {
        if (node instanceof SqlInsert insert) {
            return insert(insert);
        }
        if (node instanceof SqlUpdate update) {
            return update(update);
        }
        return delete((SqlDelete) node);
    }

    private Catalog.Table table(SqlNode statement, SqlNode target) {
        SqlValidatorTable table = context.validator().getNamespace(statement).getTable();
        Catalog.Table found = table == null ? null : table.unwrap(Catalog.Table.class);
        if (found == null) {
            throw new PrintRefusal("Not a table: " + target, target.getParserPosition());
        }
        if (found.view()) {
            throw new PrintRefusal("View '" + found.name() + "' cannot be changed", target.getParserPosition());
        }
        return found;
    }

    private String insert(SqlInsert insert) {
        if (insert.isUpsert()) {
            throw new PrintRefusal("UPSERT is not supported", insert.getParserPosition());
        }
        Catalog.Table table = table(insert, insert.getTargetTable());
        int width = context.rowType(insert.getSource()).getFieldCount();
        List<String> columns = insert.getTargetColumnList() == null
                ? table.columns().stream()
                        .limit(width)
                        .map(Catalog.Column::name)
                        .toList()
                : insert.getTargetColumnList().stream()
                        .map(c -> Util.last(((SqlIdentifier) c).names))
                        .toList();
        return "INSERT INTO " + table.h2Name()
                + columns.stream().map(H2Names::quote).collect(Collectors.joining(", ", "(", ")")) + " "
                + queries.query(insert.getSource());
    }

    private String update(SqlUpdate update) {
        Catalog.Table table = table(update, update.getTargetTable());
        String alias =
                update.getAlias() == null ? table.name() : update.getAlias().getSimple();
        SqlSelect source = update.getSourceSelect();
        context.enter();
        try {
            context.relation(alias, column -> H2Names.quote(alias) + "." + H2Names.quote(column));
            context.table(alias, table);
            SqlNodeList targets = update.getTargetColumnList();
            // The select list is the table's columns and then the new values.
            List<SqlNode> items = source.getSelectList().getList();
            int first = items.size() - targets.size();
            String assignments = IntStream.range(0, targets.size())
                    .mapToObj(i -> H2Names.quote(Util.last(((SqlIdentifier) targets.get(i)).names)) + " = "
                            + queries.expressions().print(QueryPrinter.expression(items.get(first + i))))
                    .collect(Collectors.joining(", "));
            return "UPDATE " + table.h2Name() + " AS " + H2Names.quote(alias) + " SET " + assignments
                    + where(source.getWhere());
        } finally {
            context.leave();
        }
    }

    private String delete(SqlDelete delete) {
        Catalog.Table table = table(delete, delete.getTargetTable());
        String alias =
                delete.getAlias() == null ? table.name() : delete.getAlias().getSimple();
        context.enter();
        try {
            context.relation(alias, column -> H2Names.quote(alias) + "." + H2Names.quote(column));
            context.table(alias, table);
            return "DELETE FROM " + table.h2Name() + " AS " + H2Names.quote(alias)
                    + where(delete.getSourceSelect().getWhere());
        } finally {
            context.leave();
        }
    }

    private String where(SqlNode condition) {
        return condition == null ? "" : " WHERE " + queries.expressions().print(condition);
    }
}
