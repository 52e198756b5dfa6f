package com.e6data.emulator.sql;

import com.e6data.emulator.functions.FunctionSpec;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Number and families of the arguments of a catalogue function. */
record ArgumentCheck(List<FunctionSpec> specs) implements SqlOperandTypeChecker {

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        int count = binding.getOperandCount();
        FunctionSpec spec = specs.stream()
                .filter(s -> s.minArgs() <= count && count <= s.maxArgs())
                .findFirst()
                .orElse(null);
        if (spec == null || spec.args().isEmpty()) {
            return spec != null;
        }
        for (int i = 0; i < count; i++) {
            if (!matches(family(spec, i), binding.getOperandType(i))) {
                if (throwOnFailure) {
                    throw binding.newValidationSignatureError();
                }
                return false;
            }
        }
        return true;
    }

    /** Letter of the family of an argument; {@code x} when the row does not say. */
    static char family(FunctionSpec spec, int argument) {
        if (spec.args().isEmpty()) {
            return 'x';
        }
        String[] families = spec.args().split(",");
        return families[Math.min(argument, families.length - 1)].trim().charAt(0);
    }

    private static boolean matches(char family, RelDataType type) {
        if (type.getSqlTypeName() == SqlTypeName.NULL || type.getSqlTypeName() == SqlTypeName.ANY) {
            return true;
        }
        return switch (family) {
            case 'n' -> SqlTypeUtil.isNumeric(type);
            case 'i' -> SqlTypeUtil.isNumeric(type);
            // The engine takes numbers and dates where text is asked for (SQL reference 5.5, LEFT).
            case 's' ->
                SqlTypeUtil.isCharacter(type)
                        || SqlTypeUtil.isNumeric(type)
                        || SqlTypeUtil.isDatetime(type)
                        || SqlTypeUtil.isBoolean(type)
                        || SqlTypeUtil.isBinary(type);
            case 't', 'c' -> SqlTypeUtil.isDatetime(type) || SqlTypeUtil.isCharacter(type);
            case 'b' -> SqlTypeUtil.isBoolean(type);
            case 'a' -> type.getSqlTypeName() == SqlTypeName.ARRAY;
            default -> true;
        };
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return new Counts(specs);
    }

    private record Counts(List<FunctionSpec> specs) implements SqlOperandCountRange {
        @Override
        public boolean isValidCount(int count) {
            return specs.stream().anyMatch(s -> s.minArgs() <= count && count <= s.maxArgs());
        }

        @Override
        public int getMin() {
            return specs.stream().mapToInt(FunctionSpec::minArgs).min().orElse(0);
        }

        @Override
        public int getMax() {
            int max = specs.stream().mapToInt(FunctionSpec::maxArgs).max().orElse(0);
            return max == Integer.MAX_VALUE ? -1 : max;
        }
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
        var signatures = new StringBuilder();
        for (FunctionSpec spec : specs) {
            int shown = spec.maxArgs() == Integer.MAX_VALUE ? Math.max(1, spec.minArgs()) : spec.maxArgs();
            signatures.append(signatures.isEmpty() ? "" : "' or '").append(name).append('(');
            for (int i = 0; i < shown; i++) {
                signatures.append(i > 0 ? ", " : "").append(familyName(family(spec, i)));
            }
            signatures
                    .append(spec.maxArgs() == Integer.MAX_VALUE ? ", ..." : "")
                    .append(')');
        }
        return signatures.toString();
    }

    private static String familyName(char family) {
        return switch (family) {
            case 'n' -> "<NUMERIC>";
            case 'i' -> "<INTEGER>";
            case 's' -> "<STRING>";
            case 't', 'c' -> "<DATETIME>";
            case 'b' -> "<BOOLEAN>";
            case 'a' -> "<ARRAY>";
            default -> "<ANY>";
        };
    }
}
