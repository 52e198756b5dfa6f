package com.e6data.emulator.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Precisions and derived types as the engine has them (SQL reference 2.3): decimals of 38 digits, timestamps with
 * microseconds, intervals of any length.
 *
 * <p>This is the one place for decimal arithmetic. Division of decimals follows Spark: {@code scale = max(6, s1 + p2 +
 * 1)}, {@code precision = p1 - s1 + s2 + scale}; beyond 38 digits the scale gives way, down to 6.
 */
final class E6TypeSystem extends RelDataTypeSystemImpl {

    static final E6TypeSystem INSTANCE = new E6TypeSystem();

    static final int MAX_DECIMAL = 38;
    private static final int MIN_DIVISION_SCALE = 6;
    private static final int INTERVAL_DIGITS = 10;
    private static final int TIMESTAMP_DIGITS = 6;
    private static final int TIME_DIGITS = 9;

    private E6TypeSystem() {}

    /** A factory whose strings are Unicode. */
    static RelDataTypeFactory factory() {
        return new SqlTypeFactoryImpl(INSTANCE) {
            @Override
            public Charset getDefaultCharset() {
                return StandardCharsets.UTF_8;
            }
        };
    }

    @Override
    public int getMaxPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case DECIMAL -> MAX_DECIMAL;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> TIMESTAMP_DIGITS;
            case TIME -> TIME_DIGITS;
            default -> super.getMaxPrecision(typeName);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName typeName) {
        return typeName == SqlTypeName.DECIMAL ? MAX_DECIMAL : super.getMaxScale(typeName);
    }

    @Override
    public int getDefaultPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case DECIMAL -> MAX_DECIMAL;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> TIMESTAMP_DIGITS;
            case TIME -> TIME_DIGITS;
            default ->
                SqlTypeName.INTERVAL_TYPES.contains(typeName) ? INTERVAL_DIGITS : super.getDefaultPrecision(typeName);
        };
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public RelDataType deriveDecimalDivideType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (!SqlTypeUtil.isExactNumeric(left)
                || !SqlTypeUtil.isExactNumeric(right)
                || !SqlTypeUtil.isDecimal(left) && !SqlTypeUtil.isDecimal(right)) {
            return null;
        }
        RelDataType a = SqlTypeUtil.isDecimal(left) ? left : factory.decimalOf(left);
        RelDataType b = SqlTypeUtil.isDecimal(right) ? right : factory.decimalOf(right);
        int scale = Math.max(MIN_DIVISION_SCALE, a.getScale() + b.getPrecision() + 1);
        int integral = a.getPrecision() - a.getScale() + b.getScale();
        if (integral + scale > MAX_DECIMAL) {
            scale = Math.max(MAX_DECIMAL - integral, Math.min(scale, MIN_DIVISION_SCALE));
        }
        return factory.createSqlType(SqlTypeName.DECIMAL, Math.min(integral + scale, MAX_DECIMAL), scale);
    }
}
