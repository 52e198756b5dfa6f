package com.e6data.emulator.sql;

import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Turns array functions with a lambda into queries over the array's elements, which H2 can run: {@code FILTER_ARRAY(a,
 * x -> x > 1)} counts over {@code UNNEST(a) AS t(x) WHERE x > 1}. The lambda's parameter becomes the name of the
 * element's column, so columns of the statement stay visible in its body.
 */
final class LambdaRewrite {

    private final SqlCall call;
    private final SqlParserPos pos;
    private final int number;

    /** @param number makes the alias of the elements unique in the statement */
    LambdaRewrite(SqlCall call, int number) {
        this.call = call;
        this.pos = call.getParserPosition();
        this.number = number;
    }

    static boolean concerns(SqlCall call) {
        return call.getOperandList().stream().anyMatch(o -> o instanceof SqlLambda);
    }

    /** A tree without lambda, or null when the function is not known here. */
    SqlNode rewrite() {
        boolean arrayAndLambda = call.operandCount() == 2
                && call.operand(1) instanceof SqlLambda lambda
                && lambda.getParameters().size() == 1;
        if (!arrayAndLambda) {
            return null;
        }
        return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "FILTER_ARRAY" -> filter();
            case "TRANSFORM" -> transform();
            case "ANY_MATCH", "EXISTS" -> match(false);
            case "ALL_MATCH" -> match(true);
            default -> null;
        };
    }

    /** No element left makes the aggregate NULL, where the answer is an empty array (or NULL for NULL). */
    private SqlNode filter() {
        SqlNode kept = elements(array(), function("ARRAY_AGG", parameter()), body());
        return function("COALESCE", kept, function("SLICE", array(), number(1), number(0)));
    }

    /** One element more, cut off at the end, keeps the aggregate of an empty array from being NULL. */
    private SqlNode transform() {
        SqlNode longer = function("ARRAY_APPEND", array(), SqlLiteral.createNull(pos));
        SqlNode results = elements(longer, function("ARRAY_AGG", body()), null);
        return function("SLICE", results, number(1), function("SIZE", array()));
    }

    /** Any: is one true; all: is none false. An empty array has no element that decides. */
    private SqlNode match(boolean all) {
        SqlNode condition = all ? not(body()) : body();
        SqlNode found = elements(array(), function("BOOL_OR", condition), null);
        SqlNode empty = SqlStdOperatorTable.EQUALS.createCall(pos, function("SIZE", array()), number(0));
        return new SqlCase(
                pos,
                null,
                SqlNodeList.of(empty),
                SqlNodeList.of(SqlLiteral.createBoolean(all, pos)),
                all ? not(found) : found);
    }

    private SqlSelect elements(SqlNode array, SqlNode result, SqlNode where) {
        SqlNode from = SqlStdOperatorTable.AS.createCall(
                pos,
                SqlStdOperatorTable.UNNEST.createCall(pos, array),
                new SqlIdentifier("$ELEMENTS" + number, pos.withQuoting(true)),
                parameter());
        return new SqlSelect(
                pos, null, SqlNodeList.of(result), from, where, null, null, null, null, null, null, null, null);
    }

    private SqlNode array() {
        return copy(call.operand(0));
    }

    private SqlNode body() {
        return copy(((SqlLambda) call.operand(1)).getExpression());
    }

    private SqlNode parameter() {
        return copy(((SqlLambda) call.operand(1)).getParameters().get(0));
    }

    private SqlNode not(SqlNode condition) {
        return SqlStdOperatorTable.NOT.createCall(pos, condition);
    }

    private SqlNode number(int n) {
        return SqlLiteral.createExactNumeric(Integer.toString(n), pos);
    }

    private SqlNode function(String name, SqlNode... arguments) {
        var id = new SqlIdentifier(name, pos.withQuoting(true));
        return new SqlUnresolvedFunction(id, null, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(pos, List.of(arguments));
    }

    /** The validator changes nodes in place, so a tree that occurs twice must be two trees. */
    private static SqlNode copy(SqlNode node) {
        return node.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlIdentifier id) {
                return id.clone(id.getParserPosition());
            }

            @Override
            public SqlNode visit(SqlLiteral literal) {
                return literal.clone(literal.getParserPosition());
            }

            @Override
            public SqlNode visit(SqlCall inner) {
                var arguments = new CallCopyingArgHandler(inner, true);
                inner.getOperator().acceptCall(this, inner, false, arguments);
                return arguments.result();
            }
        });
    }
}
