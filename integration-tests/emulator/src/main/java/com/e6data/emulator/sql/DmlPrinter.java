package com.e6data.emulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
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
        SqlNode source = insert.getSource();
        List<Catalog.Column> columns = insert.getTargetColumnList() == null
                ? table.columns().stream()
                        .limit(context.rowType(source).getFieldCount())
                        .toList()
                : insert.getTargetColumnList().stream()
                        .map(c -> table.column(lastName(c)))
                        .toList();
        return "INSERT INTO " + table.h2Name()
                + columns.stream().map(c -> H2Names.quote(c.name())).collect(Collectors.joining(", ", "(", ")"))
                + " "
                + (source.getKind() == SqlKind.VALUES ? values((SqlCall) source, columns) : rows(source, columns));
    }

    private String values(SqlCall values, List<Catalog.Column> columns) {
        return values.getOperandList().stream()
                .map(row -> IntStream.range(0, columns.size())
                        .mapToObj(i -> value(((SqlCall) row).operand(i), columns.get(i)))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", ", "VALUES ", ""));
    }

    /** A query whose columns are converted where the table wants other types. */
    private String rows(SqlNode source, List<Catalog.Column> columns) {
        String query = queries.query(source);
        List<RelDataTypeField> fields = context.rowType(source).getFieldList();
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            String name = H2Names.quote("$" + i);
            names.add(name);
            values.add(convert(name, fields.get(i).getType(), columns.get(i), source));
        }
        return names.equals(values)
                ? query
                : "SELECT " + String.join(", ", values) + " FROM (" + query + ") AS \"$SOURCE\"("
                        + String.join(", ", names) + ")";
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
                    .mapToObj(i -> {
                        Catalog.Column column = table.column(lastName(targets.get(i)));
                        return H2Names.quote(column.name()) + " = "
                                + value(QueryPrinter.expression(items.get(first + i)), column);
                    })
                    .collect(Collectors.joining(", "));
            return "UPDATE " + table.h2Name() + " AS " + H2Names.quote(alias) + " SET " + assignments
                    + where(source.getWhere());
        } finally {
            context.leave();
        }
    }

    private static String lastName(SqlNode column) {
        return Util.last(((SqlIdentifier) column).names);
    }

    /** A value as its column stores it. */
    private String value(SqlNode node, Catalog.Column column) {
        String text = queries.expressions().print(node);
        return node.getKind() == SqlKind.DEFAULT ? text : convert(text, context.type(node), column, node);
    }

    private String convert(String text, RelDataType from, Catalog.Column column, SqlNode where) {
        RelDataType to = column.type().toRel(context.validator().getTypeFactory(), column.nullable());
        return Assignment.convert(text, from, to, column.name(), where.getParserPosition(), context);
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
