package com.e6data.emulator.sql;

import com.e6data.emulator.functions.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Prints calls of catalogue functions by the rule in their row. */
final class CallPrinter {

    private static final Pattern PLACE = Pattern.compile(
            "\\$(\\d+|\\*(?:\\((.*?)\\))?|distinct|over|type)|" + FunctionSpec.JAVA_IN_TEMPLATE.pattern());

    private final PrintContext context;
    private final ExpressionPrinter expressions;

    CallPrinter(PrintContext context, ExpressionPrinter expressions) {
        this.context = context;
        this.expressions = expressions;
    }

    String print(SqlCall call, FunctionSpec spec) {
        refuseMissing(spec, call.getParserPosition());
        if (call.getFunctionQuantifier() != null) {
            throw new PrintRefusal(spec.name() + " takes no DISTINCT", call.getParserPosition());
        }
        List<String> arguments = arguments(call, spec);
        RelDataType type = context.type(call);
        String text = fill(spec, arguments, "", "", type);
        // H2 decides the type of a Java function by its Java type.
        boolean widened = spec.isJava() && type != null && type.getSqlTypeName() == SqlTypeName.DECIMAL;
        return widened ? H2Types.cast(text, null, type) : text;
    }

    static void refuseMissing(FunctionSpec spec, SqlParserPos pos) {
        if (spec.missing()) {
            throw new PrintRefusal("Function " + spec.name() + " not yet implemented", pos);
        }
    }

    /** Arguments as the row's families want them. */
    List<String> arguments(SqlCall call, FunctionSpec spec) {
        var arguments = new ArrayList<String>();
        RelDataType result = spec.returns().startsWith("common(") ? context.type(call) : null;
        for (int i = 0; i < call.operandCount(); i++) {
            SqlNode operand = call.operand(i);
            RelDataType common = ReturnRule.isInCommon(spec.returns(), i) ? result : null;
            RelDataType type = context.type(operand);
            arguments.add(
                    switch (ArgumentCheck.family(spec, i)) {
                        case 's' ->
                            type != null && SqlTypeUtil.isBinary(type)
                                    ? expressions.print(operand)
                                    : expressions.asText(operand);
                        case 't' ->
                            type != null && SqlTypeUtil.isCharacter(type)
                                    ? "CAST(" + expressions.print(operand) + " AS TIMESTAMP)"
                                    : expressions.print(operand);
                        case 'c' ->
                            type != null && SqlTypeUtil.isCharacter(type)
                                    ? javaCall("DatePartFunctions.clock") + "(" + expressions.print(operand) + ")"
                                    : expressions.print(operand);
                        default -> expressions.branch(operand, common);
                    });
        }
        return arguments;
    }

    /** The text of a call; {@code over} is what follows an aggregate's parentheses, {@code type} its validated type. */
    String fill(FunctionSpec spec, List<String> arguments, String distinct, String over, RelDataType type) {
        if (spec.isJava()) {
            context.alias(spec.alias(), spec.javaMethod());
        }
        String name = spec.sameCall();
        if (name != null) {
            return name + "(" + distinct + String.join(", ", arguments) + ")" + over;
        }
        String template = spec.h2();
        if (!distinct.isEmpty() && !template.contains("$distinct")) {
            throw new PrintRefusal(spec.name() + " takes no DISTINCT", null);
        }
        var text = new StringBuilder();
        Matcher matcher = PLACE.matcher(template);
        int from = 0;
        while (matcher.find()) {
            text.append(template, from, matcher.start());
            text.append(
                    matcher.group(1) == null
                            ? javaCall(matcher.group(3))
                            : place(matcher, arguments, distinct, over, type));
            from = matcher.end();
        }
        text.append(template, from, template.length());
        return template.contains("$over") ? text.toString() : text + over;
    }

    /** The alias of a method of the functions package, which the statement will need. */
    String javaCall(String classAndMethod) {
        String alias = FunctionSpec.aliasInTemplate(classAndMethod);
        context.alias(alias, FunctionSpec.javaMethod(classAndMethod));
        return alias;
    }

    private static String place(
            Matcher matcher, List<String> arguments, String distinct, String over, RelDataType type) {
        String place = matcher.group(1);
        if (place.equals("type")) {
            return H2Types.name(type);
        }
        if (place.equals("distinct")) {
            return distinct;
        }
        if (place.equals("over")) {
            return over;
        }
        if (place.startsWith("*")) {
            return String.join(matcher.group(2) == null ? ", " : matcher.group(2), arguments);
        }
        return arguments.get(Integer.parseInt(place) - 1);
    }

    /** {@code TRY_CAST}: only text can fail to convert, so everything goes through text. */
    String tryCast(SqlCall call) {
        RelDataType from = context.type(call.operand(0));
        RelDataType to = context.type(call);
        String text = expressions.print(call.operand(0));
        if (SqlTypeUtil.isCharacter(to)) {
            return H2Types.cast(text, from, to);
        }
        String method = switch (to.getSqlTypeName()) {
            case BOOLEAN -> "toBoolean";
            case INTEGER -> "toInteger";
            case BIGINT -> "toLong";
            case FLOAT, REAL -> "toFloat";
            case DOUBLE -> "toDouble";
            case DECIMAL -> "toDecimal";
            case DATE -> "toDate";
            case TIMESTAMP -> "toTimestamp";
            default ->
                throw new PrintRefusal(
                        "TRY_CAST to " + to.getSqlTypeName() + " is not supported", call.getParserPosition());
        };
        String alias = "E6_TRY_CAST_" + to.getSqlTypeName();
        context.alias(alias, TryCast.class.getName() + "." + method);
        String value = "CAST(" + text + " AS VARCHAR)";
        return to.getSqlTypeName() == SqlTypeName.DECIMAL
                ? "CAST(" + alias + "(" + value + ", " + to.getPrecision() + ", " + to.getScale() + ") AS "
                        + H2Types.name(to) + ")"
                : alias + "(" + value + ")";
    }
}
