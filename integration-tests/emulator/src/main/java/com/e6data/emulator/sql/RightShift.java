package com.e6data.emulator.sql;

import java.util.List;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;

/**
 * {@code a >> n}, which Calcite's grammar lacks although it has {@code <<}. The token pass writes it as a left shift by
 * a marked factor, which keeps its place among the operators; the tree pass makes a call of SHIFTRIGHT of it.
 */
final class RightShift {

    private static final String FACTOR = "$RIGHT";

    /** Stands for the operator between token pass and tree pass. */
    static final String MARK = "<< \"" + FACTOR + "\" * ";

    private RightShift() {}

    static boolean begins(List<Token> tokens, int i) {
        return i + 1 < tokens.size()
                && tokens.get(i).isSymbol(">")
                && tokens.get(i + 1).isSymbol(">")
                && tokens.get(i).end() == tokens.get(i + 1).start();
    }

    /** The call itself when it is no marked left shift. */
    static SqlNode unmark(SqlCall call) {
        if (!call.getOperator().getName().equals("<<")) {
            return call;
        }
        SqlNode count = withoutMark(call.operand(1));
        if (count == null) {
            return call;
        }
        var name = new SqlIdentifier("SHIFTRIGHT", call.getParserPosition());
        return new SqlUnresolvedFunction(name, null, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(call.getParserPosition(), call.operand(0), count);
    }

    /** The mark is on the leftmost operand of what binds closer than a shift; null when it is not there. */
    private static SqlNode withoutMark(SqlNode node) {
        if (!(node instanceof SqlCall call)) {
            return null;
        }
        if (call.getKind() == SqlKind.TIMES
                && call.operand(0) instanceof SqlIdentifier id
                && id.isSimple()
                && id.getSimple().equals(FACTOR)) {
            return call.operand(1);
        }
        SqlNode first = call.getOperator() instanceof SqlBinaryOperator ? withoutMark(call.operand(0)) : null;
        return first == null ? null : call.getOperator().createCall(call.getParserPosition(), first, call.operand(1));
    }
}
