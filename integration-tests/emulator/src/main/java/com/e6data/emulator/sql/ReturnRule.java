package com.e6data.emulator.sql;

import com.e6data.emulator.functions.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Result type of a catalogue function by the rule in its row. Every result may be NULL. */
record ReturnRule(List<FunctionSpec> specs) implements SqlReturnTypeInference {

    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)");

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        int count = binding.getOperandCount();
        FunctionSpec spec = specs.stream()
                .filter(s -> s.minArgs() <= count && count <= s.maxArgs())
                .findFirst()
                .orElse(specs.get(0));
        RelDataTypeFactory factory = binding.getTypeFactory();
        return factory.createTypeWithNullability(type(spec.returns(), binding, factory), true);
    }

    private static RelDataType type(String rule, SqlOperatorBinding binding, RelDataTypeFactory factory) {
        if (rule.startsWith("arg")) {
            return argument(binding, Integer.parseInt(rule.substring(3)));
        }
        Matcher call = CALL.matcher(rule);
        if (rule.equals("decode")) {
            return common(rule, binding, factory);
        }
        if (rule.equals("struct")) {
            return struct(binding, factory);
        }
        if (!call.matches()) {
            return named(rule, factory);
        }
        String inner = call.group(2);
        return switch (call.group(1)) {
            case "common" -> common(inner, binding, factory);
            case "array" ->
                factory.createArrayType(factory.createTypeWithNullability(type(inner, binding, factory), true), -1);
            case "element" -> element(argument(binding, Integer.parseInt(inner)), factory);
            case "temporal" ->
                factory.createSqlType(
                        argument(binding, Integer.parseInt(inner)).getSqlTypeName() == SqlTypeName.DATE
                                ? SqlTypeName.DATE
                                : SqlTypeName.TIMESTAMP);
            case "sum" -> sum(argument(binding, Integer.parseInt(inner)), factory);
            case "DECIMAL" -> {
                String[] digits = inner.split(",");
                yield factory.createSqlType(
                        SqlTypeName.DECIMAL, Integer.parseInt(digits[0].trim()), Integer.parseInt(digits[1].trim()));
            }
            default -> throw new IllegalStateException("Function catalogue: unknown rule for a result: " + rule);
        };
    }

    private static RelDataType named(String name, RelDataTypeFactory factory) {
        return switch (name) {
            case "ARRAY" -> factory.createArrayType(factory.createSqlType(SqlTypeName.ANY), -1);
            case "MAP" ->
                factory.createMapType(factory.createSqlType(SqlTypeName.ANY), factory.createSqlType(SqlTypeName.ANY));
            case "FLOAT" -> factory.createSqlType(SqlTypeName.REAL);
            default -> factory.createSqlType(SqlTypeName.valueOf(name));
        };
    }

    /** Names and values in turn; the names are part of the type, so they must be literals. */
    private static RelDataType struct(SqlOperatorBinding binding, RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder fields = factory.builder();
        for (int i = 0; i + 1 < binding.getOperandCount(); i += 2) {
            if (!binding.isOperandLiteral(i, false) && binding instanceof SqlCallBinding call) {
                throw call.newValidationSignatureError();
            }
            RelDataType value = argument(binding, i + 1);
            // The length of a text literal says nothing about other rows.
            RelDataType type = SqlTypeUtil.isCharacter(value) ? factory.createSqlType(SqlTypeName.VARCHAR) : value;
            String name = String.valueOf(binding.getOperandLiteralValue(i, String.class));
            fields.add(name, factory.createTypeWithNullability(type, true));
        }
        return fields.build();
    }

    private static RelDataType argument(SqlOperatorBinding binding, int i) {
        return binding.getOperandType(i);
    }

    private static RelDataType element(RelDataType type, RelDataTypeFactory factory) {
        if (type.getComponentType() != null) {
            return type.getComponentType();
        }
        return type.getValueType() != null ? type.getValueType() : factory.createSqlType(SqlTypeName.ANY);
    }

    /** Sums of integers and floats are DOUBLE, of decimals DECIMAL with all digits (SQL reference 2.3). */
    private static RelDataType sum(RelDataType type, RelDataTypeFactory factory) {
        if (SqlTypeUtil.isDecimal(type)) {
            return factory.createSqlType(SqlTypeName.DECIMAL, E6TypeSystem.MAX_DECIMAL, type.getScale());
        }
        return factory.createSqlType(SqlTypeName.DOUBLE);
    }

    /** Whether an argument takes part in a {@code common} rule; the condition of IF does not. */
    static boolean isInCommon(String rule, int argument) {
        Matcher call = CALL.matcher(rule);
        if (!call.matches() || !call.group(1).equals("common")) {
            return false;
        }
        String range = call.group(2);
        return range.endsWith("..")
                ? argument >= Integer.parseInt(range.substring(0, range.length() - 2))
                : List.of(range.split(",")).contains(Integer.toString(argument));
    }

    private static RelDataType common(String range, SqlOperatorBinding binding, RelDataTypeFactory factory) {
        var types = new ArrayList<RelDataType>();
        if (range.endsWith("..")) {
            int from = Integer.parseInt(range.substring(0, range.length() - 2));
            for (int i = from; i < binding.getOperandCount(); i++) {
                types.add(binding.getOperandType(i));
            }
        } else if (range.equals("decode")) {
            for (int i = 2; i < binding.getOperandCount(); i++) {
                if (i % 2 == 0 || i == binding.getOperandCount() - 1) {
                    types.add(binding.getOperandType(i));
                }
            }
        } else {
            for (String index : range.split(",")) {
                types.add(binding.getOperandType(Integer.parseInt(index.trim())));
            }
        }
        RelDataType common = factory.leastRestrictive(types);
        if (common != null) {
            return common;
        }
        if (types.stream().allMatch(t -> SqlTypeUtil.isDatetime(t) || SqlTypeUtil.isNull(t))) {
            return factory.createSqlType(SqlTypeName.TIMESTAMP);
        }
        if (binding instanceof SqlCallBinding call) {
            throw call.newValidationSignatureError();
        }
        return factory.createSqlType(SqlTypeName.ANY);
    }
}
