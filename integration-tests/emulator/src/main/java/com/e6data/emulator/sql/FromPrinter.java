package com.e6data.emulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUnnestOperator;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidatorTable;
import org.apache.calcite.util.Util;

/** Prints one FROM clause and makes its aliases known to the expressions around it. */
final class FromPrinter {

    /** Rows of an array that a lateral UNNEST can give; H2 needs a bound for its range table. */
    private static final int MAX_ELEMENTS = 1_000_000;

    /** An alias and its columns. */
    private record Relation(String alias, RelDataType rowType) {}

    private final PrintContext context;
    private final QueryPrinter queries;
    private final ExpressionPrinter expressions;
    private final List<String> conditions = new ArrayList<>();
    private String lateralOn;
    private String lateralIndex;

    FromPrinter(PrintContext context, QueryPrinter queries, ExpressionPrinter expressions) {
        this.context = context;
        this.queries = queries;
        this.expressions = expressions;
    }

    String print(SqlNode from) {
        String text = item(from, new ArrayList<>());
        rangeToConditions();
        return text;
    }

    /** The first UNNEST of a FROM has no join that could bound its range. */
    private void rangeToConditions() {
        if (lateralOn != null) {
            conditions.add(lateralOn);
            lateralOn = null;
        }
    }

    /** Conditions that the WHERE clause must take over. */
    List<String> conditions() {
        return conditions;
    }

    private String item(SqlNode node, List<Relation> relations) {
        if (node instanceof SqlJoin join) {
            return join.getJoinType() == JoinType.FULL ? fullJoin(join, relations) : join(join, relations);
        }
        SqlNode source = node;
        String alias = null;
        SqlNodeList columns = SqlNodeList.EMPTY;
        if (node.getKind() == SqlKind.AS) {
            List<SqlNode> operands = ((SqlCall) node).getOperandList();
            source = operands.get(0);
            alias = ((SqlIdentifier) operands.get(1)).getSimple();
            if (operands.size() > 2) {
                columns = SqlNodeList.of(
                        operands.get(2),
                        null,
                        operands.subList(3, operands.size()).toArray(SqlNode[]::new));
            }
        } else if (node instanceof SqlIdentifier id) {
            alias = Util.last(id.names);
        }
        RelDataType rowType = context.rowType(node);
        if (alias == null) {
            alias = context.freshName("Q");
        }
        relations.add(new Relation(alias, rowType));
        if (source.getKind() == SqlKind.UNNEST && refersToColumns((SqlCall) source)) {
            return lateralUnnest((SqlCall) source, alias, rowType);
        }
        String text = source(source, alias);
        plain(alias);
        // What has no column names of its own in H2 gets those of the validator.
        boolean named = columns.isEmpty() && source.getKind() != SqlKind.VALUES && source.getKind() != SqlKind.UNNEST;
        String list = named ? "" : columnList(rowType);
        return text + " AS " + H2Names.quote(alias) + list;
    }

    private void plain(String alias) {
        context.relation(alias, column -> H2Names.quote(alias) + "." + H2Names.quote(column));
    }

    private static String columnList(RelDataType rowType) {
        return rowType.getFieldNames().stream().map(H2Names::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    private String source(SqlNode node, String alias) {
        if (node instanceof SqlIdentifier id) {
            SqlValidatorTable resolved = context.validator().getNamespace(id).getTable();
            if (resolved == null) {
                return H2Names.quote(Util.last(id.names));
            }
            Catalog.Table table = resolved.unwrap(Catalog.Table.class);
            context.table(alias, table);
            return table.h2Name();
        }
        if (node.isA(SqlKind.QUERY)) {
            return "(" + queries.query(node) + ")";
        }
        if (node.getKind() == SqlKind.UNNEST) {
            boolean numbered = ((SqlUnnestOperator) ((SqlCall) node).getOperator()).withOrdinality;
            return "UNNEST" + expressions.list(((SqlCall) node).getOperandList())
                    + (numbered ? " WITH ORDINALITY" : "");
        }
        throw new PrintRefusal("Not supported in FROM: " + node.getKind(), node.getParserPosition());
    }

    private String join(SqlJoin join, List<Relation> relations) {
        var left = new ArrayList<Relation>();
        var right = new ArrayList<Relation>();
        String leftText = item(join.getLeft(), left);
        rangeToConditions();
        // An UNNEST on the right may use what is on the left.
        var seen = new ArrayList<>(left);
        int known = seen.size();
        boolean lateral = join.getRight().getKind() == SqlKind.AS
                && ((SqlCall) join.getRight()).operand(0).getKind() == SqlKind.UNNEST;
        String rightText = lateral ? item(join.getRight(), seen) : item(join.getRight(), right);
        if (lateral) {
            right.addAll(seen.subList(known, seen.size()));
        }
        relations.addAll(left);
        relations.addAll(right);
        if (join.getRight() instanceof SqlJoin) {
            rightText = "(" + rightText + ")";
        }
        String on = condition(join, left, right);
        if (lateralOn != null) {
            return lateralJoin(join, leftText, rightText, on);
        }
        String keyword = switch (join.getJoinType()) {
            case COMMA, CROSS -> " CROSS JOIN ";
            case INNER -> " INNER JOIN ";
            case LEFT -> " LEFT JOIN ";
            case RIGHT -> " RIGHT JOIN ";
            default -> throw new PrintRefusal(join.getJoinType() + " JOIN is not supported", join.getParserPosition());
        };
        if (on == null) {
            return leftText + keyword + rightText + (keyword.contains("CROSS") ? "" : " ON TRUE");
        }
        return leftText + keyword + rightText + " ON " + on;
    }

    /** Always a LEFT JOIN: it keeps H2 from reading the range first and the table for each number. */
    private String lateralJoin(SqlJoin join, String leftText, String rightText, String on) {
        if (join.getJoinType() == JoinType.RIGHT) {
            throw new PrintRefusal("RIGHT JOIN with UNNEST is not supported", join.getParserPosition());
        }
        if (join.getJoinType() != JoinType.LEFT) {
            conditions.add(lateralIndex + " IS NOT NULL");
        }
        String range = lateralOn;
        lateralOn = null;
        return leftText + " LEFT JOIN " + rightText + " ON " + range + (on == null ? "" : " AND (" + on + ")");
    }

    /** The join condition as text, or null when there is none. */
    private String condition(SqlJoin join, List<Relation> left, List<Relation> right) {
        if (join.getConditionType() == JoinConditionType.ON) {
            return expressions.print(join.getCondition());
        }
        List<String> common = join.getConditionType() == JoinConditionType.USING
                ? ((SqlNodeList) join.getCondition())
                        .stream().map(n -> ((SqlIdentifier) n).getSimple()).toList()
                : join.isNatural() ? commonColumns(left, right) : List.of();
        if (common.isEmpty()) {
            return null;
        }
        return common.stream()
                .map(c -> column(left, c) + " = " + column(right, c))
                .collect(Collectors.joining(" AND "));
    }

    private static List<String> commonColumns(List<Relation> left, List<Relation> right) {
        return left.stream()
                .flatMap(r -> r.rowType.getFieldNames().stream())
                .filter(name -> right.stream()
                        .flatMap(r -> r.rowType.getFieldNames().stream())
                        .anyMatch(name::equalsIgnoreCase))
                .distinct()
                .toList();
    }

    private String column(List<Relation> relations, String column) {
        for (Relation relation : relations) {
            RelDataTypeField field = relation.rowType.getField(column, false, false);
            if (field != null) {
                context.joinColumn(relation.alias, field.getName());
                return context.column(relation.alias, field.getName());
            }
        }
        throw new PrintRefusal("Column '" + column + "' not found in any table", null);
    }

    /** H2 has no FULL JOIN: a LEFT JOIN, and the rows of the right side that found no partner. */
    private String fullJoin(SqlJoin join, List<Relation> relations) {
        var left = new ArrayList<Relation>();
        var right = new ArrayList<Relation>();
        String leftText = item(join.getLeft(), left);
        String rightText = item(join.getRight(), right);
        relations.addAll(left);
        relations.addAll(right);
        String condition = condition(join, left, right);
        String on = condition == null ? "TRUE" : condition;
        var both = new ArrayList<String>();
        var rightOnly = new ArrayList<String>();
        for (Relation relation : left) {
            for (RelDataTypeField field : relation.rowType.getFieldList()) {
                String name = H2Names.quote(relation.alias + "." + field.getName());
                both.add(context.column(relation.alias, field.getName()) + " AS " + name);
                rightOnly.add("CAST(NULL AS " + H2Types.name(field.getType()) + ") AS " + name);
            }
        }
        for (Relation relation : right) {
            for (RelDataTypeField field : relation.rowType.getFieldList()) {
                String item = context.column(relation.alias, field.getName()) + " AS "
                        + H2Names.quote(relation.alias + "." + field.getName());
                both.add(item);
                rightOnly.add(item);
            }
        }
        String name = context.freshName("FULL");
        String text = "(SELECT " + String.join(", ", both) + " FROM " + leftText + " LEFT JOIN " + rightText + " ON "
                + on + " UNION ALL SELECT " + String.join(", ", rightOnly) + " FROM " + rightText
                + " WHERE NOT EXISTS (SELECT 1 FROM " + leftText + " WHERE " + on + ")) AS " + H2Names.quote(name);
        var all = new ArrayList<>(left);
        all.addAll(right);
        for (Relation relation : all) {
            UnaryOperator<String> columns =
                    column -> H2Names.quote(name) + "." + H2Names.quote(relation.alias + "." + column);
            context.relation(relation.alias, columns);
        }
        return text;
    }

    /** Columns of this FROM or of a query around it. */
    private static boolean refersToColumns(SqlCall unnest) {
        boolean[] found = {false};
        unnest.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier id) {
                found[0] = true;
                return null;
            }

            @Override
            public Void visit(SqlCall call) {
                return call.isA(SqlKind.QUERY) ? null : super.visit(call);
            }
        });
        return found[0];
    }

    /** H2's UNNEST sees no other table: count with a range table and pick the elements. */
    private String lateralUnnest(SqlCall unnest, String alias, RelDataType rowType) {
        if (unnest.operandCount() != 1) {
            throw new PrintRefusal("UNNEST of several arrays is not yet implemented", unnest.getParserPosition());
        }
        String array = expressions.print(unnest.operand(0));
        String range = context.freshName("RANGE");
        String index = H2Names.quote(range) + "." + H2Names.quote("X");
        lateralIndex = index;
        lateralOn = index + " <= COALESCE(CARDINALITY(" + array + "), 0)";
        String element = rowType.getFieldNames().get(0);
        context.relation(
                alias, column -> column.equalsIgnoreCase(element) ? "ARRAY_GET(" + array + ", " + index + ")" : index);
        return "SYSTEM_RANGE(1, " + MAX_ELEMENTS + ") AS " + H2Names.quote(range);
    }
}
