package com.e6data.hibernate;

import com.e6data.hibernate.PatternFunction.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.ListaggFunction;
import org.hibernate.dialect.function.array.ArrayConstructorFunction;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.SqmFunctionDescriptor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.FunctionArgumentTypeResolver;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.type.BasicTypeReference;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;

/** Writes lines of {@link E6dataFunctions} into Hibernate's function registry. */
final class FunctionTable {

    private static final Pattern PLACE = Pattern.compile("\\?(\\d+)");
    private static final Pattern NAME = Pattern.compile("'([^']+)'|(\\S+)");

    private final SqmFunctionRegistry registry;
    private final TypeConfiguration types;
    private final boolean allowUnverified;

    FunctionTable(FunctionContributions contributions, boolean allowUnverified) {
        this.registry = contributions.getFunctionRegistry();
        this.types = contributions.getTypeConfiguration();
        this.allowUnverified = allowUnverified;
    }

    /** Functions of which the SQL is more than a text with places. */
    void registerSpecial(Dialect dialect) {
        registry.register("concat", new ConcatFunction(types));
        registry.register("mod", new ModFunction());
        registry.register("trunc", new TemporalFunctions.Truncate());
        registry.registerAlternateKey("truncate", "trunc");
        registry.register("regexp_like", new RegexpLikeFunction(types));
        registry.register("format", new TemporalFunctions.Format(types));
        registry.register("timestampadd", new TemporalFunctions.Add(dialect, types));
        registry.register("timestampdiff", new TemporalFunctions.Difference(dialect, types));
        registry.register("sha2", new Sha2Function(resolver(Result.STRING)));
        registry.register("listagg", new ListaggFunction(null, types));
        registry.register("percentile_cont", new PercentileFunction("percentile_cont", resolver(Result.DOUBLE)));
        registry.register("array", new ArrayConstructorFunction(false, true));
        registry.register("array_list", new ArrayConstructorFunction(true, true));
        registry.register("array_get", new ArrayFunctions.Element());
        registry.register("array_agg", new ArrayFunctions.Collect("array_agg", FunctionKind.ORDERED_SET_AGGREGATE));
        registry.register("collect_list", new ArrayFunctions.Collect("collect_list", FunctionKind.AGGREGATE));
        registry.register("json_value", new JsonFunctions.Value(types));
        registry.register("json_query", new JsonFunctions.Query(types));
        registry.register("json_exists", new JsonFunctions.Exists(types));
        registry.register("json_object", new JsonFunctions.ObjectOf(types));
        registry.register("json_array", new JsonFunctions.ArrayOf(types));
        registry.registerAlternateKey("bool_and", "every");
        registry.registerAlternateKey("bool_or", "any");
    }

    /** Type of a function's result. */
    enum Result {
        STRING(StandardBasicTypes.STRING),
        INTEGER(StandardBasicTypes.INTEGER),
        LONG(StandardBasicTypes.LONG),
        DOUBLE(StandardBasicTypes.DOUBLE),
        BOOLEAN(StandardBasicTypes.BOOLEAN),
        DATE(StandardBasicTypes.LOCAL_DATE),
        TIMESTAMP(StandardBasicTypes.LOCAL_DATE_TIME),
        /** That of the first argument. */
        FIRST(null),
        /** That of the second argument. */
        SECOND(null),
        /** That of the first argument that has one. */
        COMMON(null);

        private final BasicTypeReference<?> type;

        Result(BasicTypeReference<?> type) {
            this.type = type;
        }
    }

    FunctionReturnTypeResolver resolver(Result result) {
        return switch (result) {
            case FIRST -> StandardFunctionReturnTypeResolvers.useArgType(1);
            case SECOND -> StandardFunctionReturnTypeResolvers.useArgType(2);
            case COMMON -> StandardFunctionReturnTypeResolvers.useFirstNonNull();
            default ->
                StandardFunctionReturnTypeResolvers.invariant(
                        types.getBasicTypeRegistry().resolve(result.type));
        };
    }

    /** A scalar function; {@code names} separated by blanks, the first is the name in messages. */
    Line function(String names) {
        return new Line(names, FunctionKind.NORMAL, null);
    }

    Line aggregate(String names) {
        return new Line(names, FunctionKind.AGGREGATE, null);
    }

    void window(String name, Result result, int least, int most, FunctionParameterType... parameters) {
        registry.register(
                name,
                new WindowFunction(
                        name, validator(least, most, parameters), resolver(result), argumentTypes(parameters)));
    }

    void rank(String name, Result result) {
        registry.register(name, new RankFunction(name, resolver(result)));
    }

    /** Functions for which only the planner's grammar speaks; refused unless the setting allows them. */
    Unverified unverified(String instead) {
        var hint = "setting " + E6dataSettings.ALLOW_UNVERIFIED_FUNCTIONS + "=true sends it to the engine all the same";
        return new Unverified(instead.isEmpty() ? hint : instead + "; " + hint);
    }

    void refused(String names, String instead) {
        refused(names, FunctionKind.NORMAL, instead);
    }

    void refusedAggregates(String names, String instead) {
        refused(names, FunctionKind.AGGREGATE, instead);
    }

    void refusedOrderedSets(String names, String instead) {
        refused(names, FunctionKind.ORDERED_SET_AGGREGATE, instead);
    }

    void refusedInFrom(String names, String instead) {
        for (var name : split(names)) {
            registry.register(name, new RefusedFunction.InFrom(name, instead));
        }
    }

    private void refused(String names, FunctionKind kind, String instead) {
        for (var name : split(names)) {
            registry.register(name, new RefusedFunction(name, kind, instead));
        }
    }

    private static List<String> split(String names) {
        var result = new ArrayList<String>();
        var matcher = NAME.matcher(names);
        while (matcher.find()) {
            result.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return result;
    }

    private static ArgumentsValidator validator(int least, int most, FunctionParameterType... parameters) {
        ArgumentsValidator count;
        if (most == 0) {
            return StandardArgumentsValidators.NO_ARGS;
        } else if (most == Integer.MAX_VALUE) {
            count = StandardArgumentsValidators.min(least);
        } else if (least == most) {
            count = StandardArgumentsValidators.exactly(least);
        } else {
            count = StandardArgumentsValidators.between(least, most);
        }
        return parameters.length == 0 ? count : new ArgumentTypesValidator(count, parameters);
    }

    /** Arguments of a fixed type get it; the others share what is known of their neighbours or of the result. */
    private FunctionArgumentTypeResolver argumentTypes(FunctionParameterType... parameters) {
        var resolvers = new FunctionArgumentTypeResolver[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            resolvers[i] = switch (parameters[i]) {
                case ANY, COMPARABLE, NUMERIC -> StandardFunctionArgumentTypeResolvers.ARGUMENT_OR_IMPLIED_RESULT_TYPE;
                default -> StandardFunctionArgumentTypeResolvers.invariant(types, parameters[i]);
            };
        }
        return switch (parameters.length) {
            case 0 -> null;
            case 1 -> resolvers[0];
            default -> StandardFunctionArgumentTypeResolvers.byArgument(resolvers);
        };
    }

    /** Registers what follows only if unverified functions are allowed. */
    final class Unverified {

        private final String instead;

        private Unverified(String instead) {
            this.instead = allowUnverified ? null : instead;
        }

        Line function(String names) {
            return new Line(names, FunctionKind.NORMAL, instead);
        }

        Line aggregate(String names) {
            return new Line(names, FunctionKind.AGGREGATE, instead);
        }

        void window(String name, Result result, int least, int most, FunctionParameterType... parameters) {
            if (instead == null) {
                FunctionTable.this.window(name, result, least, most, parameters);
            } else {
                refused(name, FunctionKind.WINDOW, instead);
            }
        }

        void rank(String name, Result result) {
            if (instead == null) {
                FunctionTable.this.rank(name, result);
            } else {
                refused(name, FunctionKind.ORDERED_SET_AGGREGATE, instead);
            }
        }
    }

    /** One line of the table; the call that gives the SQL registers it. */
    final class Line {

        private final List<String> names;
        private final FunctionKind kind;
        private final String refusal;
        private FunctionParameterType[] parameters = {};
        private Result result;

        private Line(String names, FunctionKind kind, String refusal) {
            this.names = split(names);
            this.kind = kind;
            this.refusal = refusal;
        }

        Line takes(FunctionParameterType... parameters) {
            this.parameters = parameters;
            return this;
        }

        Line gives(Result result) {
            this.result = result;
            return this;
        }

        /** SQL texts that differ in the number of arguments. */
        void sql(String... texts) {
            register(Parameters.CAST, null, 0, texts);
        }

        /** As {@link #sql}; the arguments have one type in common. */
        void sqlSharingType(String... texts) {
            register(Parameters.SHARE_TYPE, null, 0, texts);
        }

        /** The engine's function of that name with {@code least} or more arguments. */
        void calls(String name, int least) {
            register(Parameters.CAST, name, least);
        }

        /** As {@link #calls}; the arguments have one type in common. */
        void callsSharingType(String name, int least) {
            register(Parameters.SHARE_TYPE, name, least);
        }

        private void register(Parameters rendering, String openEnded, int least, String... texts) {
            Map<Integer, String> patterns = new TreeMap<>();
            for (var text : texts) {
                patterns.put(places(text), text);
            }
            var fewest = openEnded != null
                    ? least
                    : patterns.keySet().stream().min(Integer::compare).orElseThrow();
            var most = openEnded != null
                    ? Integer.MAX_VALUE
                    : patterns.keySet().stream().max(Integer::compare).orElseThrow();
            SqmFunctionDescriptor function = refusal != null
                    ? new RefusedFunction(names.get(0), kind, refusal)
                    : new PatternFunction(
                            names.get(0),
                            kind,
                            patterns,
                            openEnded,
                            rendering,
                            validator(fewest, most, parameters),
                            resolver(result),
                            argumentTypes(parameters));
            for (var name : names) {
                registry.register(name, function);
            }
        }

        private static int places(String text) {
            var matcher = PLACE.matcher(text);
            var highest = 0;
            while (matcher.find()) {
                highest = Math.max(highest, Integer.parseInt(matcher.group(1)));
            }
            return highest;
        }
    }
}
