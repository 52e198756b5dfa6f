package com.e6data.emulator.functions;

import java.util.List;
import org.h2.value.CompareMode;
import org.h2.value.Value;
import org.h2.value.ValueArray;
import org.h2.value.ValueNull;

/** Questions to H2's values, for the functions whose arguments may have any type. */
final class Values {

    private static final CompareMode BINARY = CompareMode.getInstance(null, 0);

    private Values() {}

    static boolean isNull(Value v) {
        return v == null || v == ValueNull.INSTANCE;
    }

    static boolean isBinary(Value v) {
        return switch (v.getValueType()) {
            case Value.BINARY, Value.VARBINARY, Value.BLOB -> true;
            default -> false;
        };
    }

    static boolean isInteger(Value v) {
        return switch (v.getValueType()) {
            case Value.TINYINT, Value.SMALLINT, Value.INTEGER, Value.BIGINT -> true;
            default -> false;
        };
    }

    static boolean isNumber(Value v) {
        return isInteger(v)
                || switch (v.getValueType()) {
                    case Value.NUMERIC, Value.REAL, Value.DOUBLE, Value.DECFLOAT -> true;
                    default -> false;
                };
    }

    static boolean isTemporal(Value v) {
        return switch (v.getValueType()) {
            case Value.DATE, Value.TIMESTAMP, Value.TIMESTAMP_TZ -> true;
            default -> false;
        };
    }

    /** Elements of an array; something else is an error that names it. */
    static Value[] elements(Value array) {
        if (array instanceof ValueArray a) {
            return a.getList();
        }
        throw new IllegalArgumentException("An array is needed, not " + Value.getTypeName(array.getValueType()));
    }

    static Value array(List<Value> elements) {
        return ValueArray.get(elements.toArray(new Value[0]), null);
    }

    /** Order of two values that are not NULL; texts by code unit. */
    static int compare(Value a, Value b) {
        return a.compareTo(b, null, BINARY);
    }

    /** NULL equals nothing. */
    static boolean same(Value a, Value b) {
        return !isNull(a) && !isNull(b) && compare(a, b) == 0;
    }
}
