package com.e6data.emulator.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.SqlValidatorTable;

/** Calcite's validator, except that {@link Assignment} decides what may be stored in which column. */
final class E6Validator extends SqlValidatorImpl {

    private boolean insertedRows;

    E6Validator(SqlValidatorCatalogReader catalogReader, RelDataTypeFactory typeFactory, Config config) {
        super(OperatorTable.INSTANCE, catalogReader, typeFactory, config);
    }

    /** With NULLs of the column's type, a text and a NULL for a date would be rows of two kinds. */
    @Override
    protected void validateValues(SqlCall node, RelDataType targetRowType, SqlValidatorScope scope) {
        boolean outer = insertedRows;
        insertedRows = targetRowType.isStruct();
        try {
            super.validateValues(node, targetRowType, scope);
        } finally {
            insertedRows = outer;
        }
    }

    @Override
    protected void inferUnknownTypes(RelDataType inferredType, SqlValidatorScope scope, SqlNode node) {
        if (insertedRows && SqlUtil.isNullLiteral(node, false)) {
            deriveType(scope, node);
        } else {
            super.inferUnknownTypes(inferredType, scope, node);
        }
    }

    @Override
    protected void checkTypeAssignment(
            SqlValidatorScope sourceScope,
            SqlValidatorTable table,
            RelDataType sourceRowType,
            RelDataType targetRowType,
            SqlNode query) {
        // Calcite would refuse a boolean for a number and puts its casts into the wrong places of an UPDATE.
    }
}
