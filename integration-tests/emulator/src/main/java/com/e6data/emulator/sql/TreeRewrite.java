package com.e6data.emulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Between parser and validator: refuses what the babel grammar lets through and the engine's grammar does not, and
 * brings special forms to one shape.
 */
final class TreeRewrite extends SqlShuttle {

    /** Reserved words of the core grammar, which the engine's planner uses. */
    private static final SqlAbstractParserImpl.Metadata CORE =
            SqlParser.create("").getMetadata();

    private static final Set<String> WITHOUT_PARENTHESES =
            Set.of("CURRENT_DATE", "CURRENT_TIMESTAMP", "LOCALTIMESTAMP", "CURRENT_TIME", "LOCALTIME");

    private static final Set<String> CAST_TARGETS = Set.of(
            "CHAR",
            "VARCHAR",
            "INTEGER",
            "BIGINT",
            "BOOLEAN",
            "DATE",
            "FLOAT",
            "REAL",
            "DOUBLE",
            "DECIMAL",
            "TIMESTAMP",
            "VARBINARY",
            "JSON",
            "TIMESTAMP_TZ");

    private final SourceText source;
    private SqlError error;
    private int unnamed;

    private TreeRewrite(SourceText source) {
        this.source = source;
    }

    static SqlNode run(SqlNode parsed, SourceText source) throws SqlError {
        var rewrite = new TreeRewrite(source);
        SqlNode result = parsed.accept(rewrite);
        if (rewrite.error != null) {
            throw rewrite.error;
        }
        return result;
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
        for (int i = 0; i < id.names.size(); i++) {
            String name = id.names.get(i);
            SqlParserPos pos = id.getComponentParserPosition(i);
            boolean nullary = id.isSimple() && WITHOUT_PARENTHESES.contains(name.toUpperCase(Locale.ROOT));
            if (!name.isEmpty() && !pos.isQuoted() && !nullary && CORE.isReservedWord(name.toUpperCase(Locale.ROOT))) {
                refuse(Errors.syntax(source, pos, "Encountered \"" + name + "\""));
            }
        }
        return id;
    }

    @Override
    public SqlNode visit(SqlDataTypeSpec type) {
        String name = type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
                ? basic.getTypeName().getSimple()
                : type.getTypeName().toString();
        if (!CAST_TARGETS.contains(name.toUpperCase(Locale.ROOT).replace("\"", ""))) {
            refuse(Errors.syntax(
                    source,
                    type.getParserPosition(),
                    "Encountered \"" + name.replace('_', ' ')
                            + "\": not a type for CAST; use one of CHAR, VARCHAR, INT,"
                            + " BIGINT, BOOLEAN, DATE, FLOAT, DOUBLE, DECIMAL, TIMESTAMP, VARBINARY"));
        }
        if (type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec) {
            if (name.equals("TIMESTAMP_TZ")) {
                refuse(Errors.syntax(
                        source,
                        type.getParserPosition(),
                        "Encountered \"TIMESTAMP WITH TIME ZONE\": write TIMESTAMP_TZ"));
            }
            if (name.equals("FLOAT")) {
                // e6data's FLOAT is a single, which Calcite calls REAL.
                return new SqlDataTypeSpec(
                        new SqlBasicTypeNameSpec(SqlTypeName.REAL, type.getParserPosition()), type.getParserPosition());
            }
        }
        return type;
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (LambdaRewrite.concerns(call)) {
            SqlNode plain = new LambdaRewrite(call, unnamed++).rewrite();
            if (plain == null) {
                refuse(Errors.compilation(
                        source,
                        call.getParserPosition(),
                        "Function " + call.getOperator().getName() + " with a lambda is not yet implemented"));
                return call;
            }
            return plain.accept(this);
        }
        if (call instanceof SqlSelect select) {
            groupByAll(select);
            explode(select);
            if (select.getFrom() != null) {
                select.setFrom(named(select.getFrom()));
            }
        }
        if (call.getKind() == SqlKind.MINUS && call.operandCount() == 3) {
            refuse(Errors.compilation(
                    source,
                    call.getParserPosition(),
                    "Cannot apply '-' to arguments of type '<DATETIME> - <DATETIME>'; use TIMESTAMP_DIFF"));
            return call;
        }
        SqlNode visited = super.visit(call);
        return visited instanceof SqlCall result && RightShift.unmark(result) instanceof SqlCall shifted
                ? orderInCall(shifted)
                : visited;
    }

    /** {@code STRING_AGG(x, ',' ORDER BY y)} is {@code STRING_AGG(x, ',') WITHIN GROUP (ORDER BY y)}. */
    private static SqlNode orderInCall(SqlCall call) {
        int last = call.operandCount() - 1;
        if (call.getKind() != SqlKind.STRING_AGG && call.getKind() != SqlKind.ARRAY_AGG
                || last < 1
                || !(call.operand(last) instanceof SqlNodeList order)) {
            return call;
        }
        List<SqlNode> arguments = new ArrayList<>(call.getOperandList().subList(0, last));
        var name = new SqlIdentifier(call.getOperator().getName(), call.getParserPosition());
        var function =
                new SqlUnresolvedFunction(name, null, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION);
        SqlNode plain = function.createCall(
                call.getFunctionQuantifier(), call.getParserPosition(), arguments.toArray(SqlNode[]::new));
        return SqlStdOperatorTable.WITHIN_GROUP.createCall(call.getParserPosition(), plain, order);
    }

    /** {@code SELECT EXPLODE(a) AS v FROM t} is {@code SELECT e.v FROM t CROSS JOIN UNNEST(a) AS e (v)}. */
    private void explode(SqlSelect select) {
        List<SqlNode> items = new ArrayList<>(select.getSelectList().getList());
        for (int i = 0; i < items.size(); i++) {
            SqlNode item = items.get(i);
            boolean named = item.getKind() == SqlKind.AS;
            SqlNode expression = named ? ((SqlCall) item).operand(0) : item;
            if (!(expression instanceof SqlCall call)
                    || !call.getOperator().getName().equalsIgnoreCase("EXPLODE")
                    || call.operandCount() != 1) {
                continue;
            }
            SqlParserPos pos = call.getParserPosition().withQuoting(true);
            var table = new SqlIdentifier("$EXPLODE" + i, pos);
            var column = new SqlIdentifier("$ROW" + i, pos);
            SqlNode rows = SqlStdOperatorTable.AS.createCall(
                    pos, SqlStdOperatorTable.UNNEST.createCall(pos, call.getOperandList()), table, column);
            select.setFrom(select.getFrom() == null ? rows : crossJoin(select.getFrom(), rows, pos));
            SqlNode label = named ? ((SqlCall) item).operand(1) : new SqlIdentifier("EXPR$" + i, pos);
            var names = List.of(table.getSimple(), column.getSimple());
            items.set(
                    i,
                    SqlStdOperatorTable.AS.createCall(
                            pos, new SqlIdentifier(names, null, pos, List.of(pos, pos)), label));
        }
        select.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
    }

    private static SqlNode crossJoin(SqlNode left, SqlNode right, SqlParserPos pos) {
        return new SqlJoin(
                pos,
                left,
                SqlLiteral.createBoolean(false, pos),
                JoinType.CROSS.symbol(pos),
                right,
                JoinConditionType.NONE.symbol(pos),
                null);
    }

    /** An UNNEST without a name gets the one that its column would have. */
    private SqlNode named(SqlNode from) {
        if (from instanceof SqlJoin join) {
            join.setLeft(named(join.getLeft()));
            join.setRight(named(join.getRight()));
        } else if (from.getKind() == SqlKind.UNNEST) {
            SqlParserPos pos = from.getParserPosition();
            return SqlStdOperatorTable.AS.createCall(
                    pos, from, new SqlIdentifier("EXPR$" + unnamed++, pos.withQuoting(true)));
        }
        return from;
    }

    private static void groupByAll(SqlSelect select) {
        SqlNodeList group = select.getGroup();
        if (group == null
                || group.size() != 1
                || !(group.get(0) instanceof SqlIdentifier id)
                || !id.isSimple()
                || !id.getSimple().equals(TokenPass.GROUP_BY_ALL)) {
            return;
        }
        var keys = new ArrayList<SqlNode>();
        for (SqlNode item : select.getSelectList()) {
            SqlNode expression = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
            if (!AggregateFinder.hasAggregate(expression)) {
                keys.add(expression.clone(expression.getParserPosition()));
            }
        }
        select.setGroupBy(keys.isEmpty() ? null : new SqlNodeList(keys, group.getParserPosition()));
    }

    private void refuse(SqlError refusal) {
        if (error == null) {
            error = refusal;
        }
    }
}
