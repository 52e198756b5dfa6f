package com.e6data.emulator.sql;

import com.e6data.emulator.functions.FunctionCatalogue;
import com.e6data.emulator.functions.FunctionSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/** What the validator may resolve: the operators of standard SQL, the functions of the catalogue, nothing else. */
final class OperatorTable {

    /** Functions of Calcite whose syntax or window rules the parser and the validator know by their operator. */
    private static final Set<String> STANDARD_FUNCTIONS = Set.of(
            "CAST",
            "EXTRACT",
            "TRIM",
            "OVERLAY",
            "COUNT",
            "GROUPING",
            "GROUPING_ID",
            "ROW_NUMBER",
            "RANK",
            "DENSE_RANK",
            "PERCENT_RANK",
            "CUME_DIST",
            "NTILE",
            "LEAD",
            "LAG",
            "FIRST_VALUE",
            "LAST_VALUE",
            "NTH_VALUE",
            "CURRENT_DATE",
            "CURRENT_TIMESTAMP",
            "LOCALTIMESTAMP");

    /** {@code /} is DOUBLE for integers, DECIMAL when a decimal is divided exactly (SQL reference 2.3). */
    static final SqlBinaryOperator DIVIDE = new SqlBinaryOperator(
            "/",
            SqlKind.DIVIDE,
            60,
            true,
            OperatorTable::quotient,
            InferTypes.FIRST_KNOWN,
            OperandTypes.DIVISION_OPERATOR);

    static final SqlOperatorTable INSTANCE = build();

    private OperatorTable() {}

    private static SqlOperatorTable build() {
        var operators = new ArrayList<SqlOperator>();
        var ours = new HashSet<String>();
        FunctionCatalogue catalogue = FunctionCatalogue.get();
        for (String name : catalogue.names()) {
            List<FunctionSpec> specs = catalogue.find(name).stream()
                    .filter(s -> s.kind() == FunctionSpec.Kind.SCALAR || s.kind() == FunctionSpec.Kind.AGGREGATE)
                    .toList();
            if (!specs.isEmpty()) {
                operators.add(CatalogueFunction.of(specs));
                ours.add(name);
            }
        }
        for (SqlOperator operator : SqlStdOperatorTable.instance().getOperatorList()) {
            boolean wanted = operator instanceof SqlFunction
                    ? STANDARD_FUNCTIONS.contains(operator.getName())
                    : operator != SqlStdOperatorTable.DIVIDE;
            if (wanted
                    && !(operator instanceof SqlFunction && ours.contains(operator.getName()) && clashes(operator))) {
                operators.add(operator);
            }
        }
        operators.add(DIVIDE);
        operators.add(SqlLibraryOperators.INFIX_CAST);
        operators.add(SqlLibraryOperators.SAFE_CAST);
        operators.add(SqlLibraryOperators.TRY_CAST);
        operators.add(SqlLibraryOperators.ILIKE);
        operators.add(SqlLibraryOperators.NOT_ILIKE);
        operators.add(SqlLibraryOperators.RLIKE);
        operators.add(SqlLibraryOperators.NOT_RLIKE);
        operators.add(SqlLibraryOperators.OFFSET);
        operators.add(SqlLibraryOperators.ORDINAL);
        operators.add(SqlLibraryOperators.SAFE_OFFSET);
        operators.add(SqlLibraryOperators.SAFE_ORDINAL);
        return new ByName(operators);
    }

    /** Finds operators by name without case; COUNT(*) and COUNT(x) are looked up alike. */
    private static final class ByName implements SqlOperatorTable {
        private final List<SqlOperator> operators;
        private final Map<String, List<SqlOperator>> byName = new HashMap<>();

        ByName(List<SqlOperator> operators) {
            this.operators = List.copyOf(operators);
            for (SqlOperator operator : operators) {
                byName.computeIfAbsent(operator.getName().toUpperCase(Locale.ROOT), k -> new ArrayList<>())
                        .add(operator);
            }
        }

        @Override
        public void lookupOperatorOverloads(
                SqlIdentifier name,
                SqlFunctionCategory category,
                SqlSyntax syntax,
                List<SqlOperator> found,
                SqlNameMatcher matcher) {
            if (!name.isSimple()) {
                return;
            }
            for (SqlOperator operator : byName.getOrDefault(name.getSimple().toUpperCase(Locale.ROOT), List.of())) {
                if (group(operator.getSyntax()) == group(syntax)) {
                    found.add(operator);
                }
            }
        }

        private static SqlSyntax group(SqlSyntax syntax) {
            return switch (syntax) {
                case FUNCTION_STAR, FUNCTION_ID, ORDERED_FUNCTION -> SqlSyntax.FUNCTION;
                default -> syntax.family;
            };
        }

        @Override
        public List<SqlOperator> getOperatorList() {
            return operators;
        }
    }

    /** Same name and same way to be looked up; names without parentheses live beside calls. */
    private static boolean clashes(SqlOperator operator) {
        return operator.getSyntax() == SqlSyntax.FUNCTION && operator.getKind() == SqlKind.OTHER_FUNCTION;
    }

    private static RelDataType quotient(SqlOperatorBinding binding) {
        RelDataType left = binding.getOperandType(0);
        RelDataType right = binding.getOperandType(1);
        if (SqlTypeUtil.isInterval(left)) {
            return ReturnTypes.QUOTIENT_NULLABLE.inferReturnType(binding);
        }
        var factory = binding.getTypeFactory();
        RelDataType decimal = factory.getTypeSystem().deriveDecimalDivideType(factory, left, right);
        RelDataType type = decimal != null ? decimal : factory.createSqlType(SqlTypeName.DOUBLE);
        return factory.createTypeWithNullability(type, left.isNullable() || right.isNullable());
    }
}
