package com.e6data.emulator.sql;

import com.e6data.emulator.functions.FunctionCatalogue;
import com.e6data.emulator.functions.FunctionSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;

/** Whether an expression that was not validated yet holds an aggregate of its own query level. */
final class AggregateFinder extends SqlBasicVisitor<Void> {

    private AggregateFinder() {}

    static boolean hasAggregate(SqlNode node) {
        try {
            node.accept(new AggregateFinder());
            return false;
        } catch (Util.FoundOne found) {
            return true;
        }
    }

    @Override
    public Void visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY) || call.getKind() == SqlKind.OVER) {
            return null;
        }
        String name = call.getOperator().getName();
        boolean aggregate = call.getOperator().isAggregator()
                || name.equalsIgnoreCase("COUNT")
                || name.equalsIgnoreCase("GROUPING")
                || FunctionCatalogue.get().find(name).stream().anyMatch(s -> s.kind() == FunctionSpec.Kind.AGGREGATE);
        if (aggregate) {
            throw new Util.FoundOne(call);
        }
        return super.visit(call);
    }
}
