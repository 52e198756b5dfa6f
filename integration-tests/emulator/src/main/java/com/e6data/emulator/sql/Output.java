package com.e6data.emulator.sql;

import com.e6data.emulator.wire.OutputColumn;
import com.e6data.emulator.wire.WireType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Util;

/** Columns of a query as the client sees them: types by the validator, labels as they were written. */
final class Output {

    private Output() {}

    static List<OutputColumn> columns(Front.Validated validated) {
        RelDataType row = validated.validator().getValidatedNodeType(validated.node());
        List<String> labels = labels(validated, row);
        List<List<String>> origins = validated.validator().getFieldOrigins(validated.node());
        var columns = new ArrayList<OutputColumn>();
        for (RelDataTypeField field : row.getFieldList()) {
            // Every text literal is a CHAR to the validator; to a client only a column is one.
            boolean fixed =
                    field.getType().getSqlTypeName() == SqlTypeName.CHAR && origins.get(field.getIndex()) != null;
            WireType wire = fixed ? WireType.CHAR : H2Types.wire(field.getType());
            int scale = wire == WireType.DECIMAL128 ? field.getType().getScale() : 0;
            columns.add(new OutputColumn(labels.get(field.getIndex()), wire, scale));
        }
        return List.copyOf(columns);
    }

    /** The validator makes names unique where a star brings one twice; at top level they stay as they are. */
    private static List<String> labels(Front.Validated validated, RelDataType row) {
        List<String> names = row.getFieldNames();
        SqlNodeList written = selectList(validated.original());
        SqlNodeList expanded = selectList(validated.node());
        if (written == null || expanded == null || expanded.size() != names.size()) {
            return names;
        }
        boolean star = written.stream().anyMatch(n -> n instanceof SqlIdentifier id && id.isStar());
        if (!star) {
            return names;
        }
        var labels = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            labels.add(label(expanded.get(i), names.get(i)));
        }
        return labels;
    }

    private static String label(SqlNode item, String name) {
        if (item.getKind() == SqlKind.AS && ((SqlCall) item).operand(0) instanceof SqlIdentifier id) {
            String column = Util.last(id.names);
            String suffix = name.startsWith(column) ? name.substring(column.length()) : "";
            if (!suffix.isEmpty() && suffix.chars().allMatch(Character::isDigit)) {
                return column;
            }
        }
        return name;
    }

    private static SqlNodeList selectList(SqlNode node) {
        if (node instanceof SqlSelect select) {
            return select.getSelectList();
        }
        if (node instanceof SqlOrderBy order) {
            return selectList(order.query);
        }
        return node instanceof SqlWith with ? selectList(with.body) : null;
    }
}
