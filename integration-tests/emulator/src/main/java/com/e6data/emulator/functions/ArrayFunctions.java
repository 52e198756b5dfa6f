package com.e6data.emulator.functions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.h2.value.Value;
import org.h2.value.ValueBigint;
import org.h2.value.ValueNull;

/**
 * Array functions. Positions count from 1. The element type is whatever the caller has, so results that hold elements
 * are raw H2 values that the printed SQL casts.
 */
public final class ArrayFunctions {

    private static final int LONGEST_SEQUENCE = 1_000_000;

    private ArrayFunctions() {}

    /** NULL outside of the array, below the first element too. */
    public static Value subscript(Value array, Integer index) {
        return index == null || index < 1 ? ValueNull.INSTANCE : elementAt(array, index);
    }

    /** NULL outside of the array; a negative index counts from the end. */
    public static Value elementAt(Value array, Integer index) {
        if (Values.isNull(array) || index == null) {
            return ValueNull.INSTANCE;
        }
        Value[] elements = Values.elements(array);
        int i = index > 0 ? index - 1 : index < 0 ? elements.length + index : -1;
        return i >= 0 && i < elements.length ? elements[i] : ValueNull.INSTANCE;
    }

    /** Position of an element, NULL when absent. */
    public static Integer position(Value element, Value array) {
        if (Values.isNull(element) || Values.isNull(array)) {
            return null;
        }
        Value[] elements = Values.elements(array);
        for (int i = 0; i < elements.length; i++) {
            if (Values.same(elements[i], element)) {
                return i + 1;
            }
        }
        return null;
    }

    /** Unknown (NULL) when the element is not there but a NULL is. */
    public static Boolean contains(Value array, Value element) {
        if (Values.isNull(array) || Values.isNull(element)) {
            return null;
        }
        return found(Values.elements(array), e -> Values.same(e, element));
    }

    /** True when both have an element in common; unknown (NULL) when that depends on a NULL. */
    public static Boolean overlap(Value a, Value b) {
        if (Values.isNull(a) || Values.isNull(b)) {
            return null;
        }
        Value[] left = Values.elements(a);
        Value[] right = Values.elements(b);
        Boolean found = found(left, e -> among(right, e));
        boolean unknown = left.length > 0 && Arrays.stream(right).anyMatch(Values::isNull);
        return Boolean.FALSE.equals(found) && unknown ? null : found;
    }

    private static Boolean found(Value[] elements, Predicate<Value> wanted) {
        if (Arrays.stream(elements).anyMatch(wanted)) {
            return true;
        }
        return Arrays.stream(elements).anyMatch(Values::isNull) ? null : (Boolean) false;
    }

    private static boolean among(Value[] elements, Value wanted) {
        return Arrays.stream(elements).anyMatch(e -> Values.same(e, wanted));
    }

    /** Elements that both have, each once, in the order of the first; NULL counts as an element. */
    public static Value intersect(Value a, Value b) {
        if (Values.isNull(a) || Values.isNull(b)) {
            return ValueNull.INSTANCE;
        }
        Value[] right = Values.elements(b);
        boolean rightHasNull = Arrays.stream(right).anyMatch(Values::isNull);
        List<Value> out = new ArrayList<>();
        for (Value e : Values.elements(a)) {
            boolean wanted = Values.isNull(e) ? rightHasNull : among(right, e);
            boolean had = out.stream().anyMatch(o -> Values.isNull(e) ? Values.isNull(o) : Values.same(o, e));
            if (wanted && !had) {
                out.add(e);
            }
        }
        return Values.array(out);
    }

    /** Without NULL elements. */
    public static Value compact(Value array) {
        return Values.isNull(array)
                ? ValueNull.INSTANCE
                : Values.array(Arrays.stream(Values.elements(array))
                        .filter(e -> !Values.isNull(e))
                        .toList());
    }

    /** NULL elements are left out. */
    public static String join(Value array, String delimiter) {
        return join(array, delimiter, null);
    }

    /** @param forNull stands for NULL elements; NULL leaves them out */
    public static String join(Value array, String delimiter, String forNull) {
        if (Values.isNull(array) || delimiter == null) {
            return null;
        }
        return Arrays.stream(Values.elements(array))
                .map(e -> Values.isNull(e) ? forNull : ConversionFunctions.toChar(e))
                .filter(s -> s != null)
                .collect(Collectors.joining(delimiter));
    }

    /** Greatest element; NULL elements do not count. */
    public static Value max(Value array) {
        return extreme(array, Values::compare);
    }

    /** Least element; NULL elements do not count. */
    public static Value min(Value array) {
        return extreme(array, (a, b) -> Values.compare(b, a));
    }

    private static Value extreme(Value array, Comparator<Value> order) {
        return Values.isNull(array)
                ? ValueNull.INSTANCE
                : Arrays.stream(Values.elements(array))
                        .filter(e -> !Values.isNull(e))
                        .max(order)
                        .orElse(ValueNull.INSTANCE);
    }

    /** Ascending, NULL elements last. */
    public static Value sort(Value array) {
        return sort(array, true, false);
    }

    public static Value sort(Value array, boolean ascending) {
        return sort(array, ascending, false);
    }

    public static Value sort(Value array, boolean ascending, boolean nullsFirst) {
        if (Values.isNull(array)) {
            return ValueNull.INSTANCE;
        }
        Comparator<Value> order = Values::compare;
        Comparator<Value> nulls = Comparator.comparing(e -> Values.isNull(e) != nullsFirst);
        var sorted = new ArrayList<>(Arrays.asList(Values.elements(array)));
        sorted.sort(nulls.thenComparing((a, b) -> {
            if (Values.isNull(a) || Values.isNull(b)) {
                return 0;
            }
            return ascending ? order.compare(a, b) : order.compare(b, a);
        }));
        return Values.array(sorted);
    }

    /** From one position to another, both included; what lies outside of the array is left out. */
    public static Value range(Value array, Integer from, Integer to) {
        if (Values.isNull(array) || from == null || to == null) {
            return ValueNull.INSTANCE;
        }
        List<Value> elements = Arrays.asList(Values.elements(array));
        int start = Math.max(from, 1) - 1;
        int end = Math.min(to, elements.size());
        return Values.array(start < end ? elements.subList(start, end) : Collections.emptyList());
    }

    /** A number of elements from a position; a negative position counts from the end. */
    public static Value slice(Value array, Integer from, Integer length) {
        if (Values.isNull(array) || from == null || length == null) {
            return ValueNull.INSTANCE;
        }
        if (from == 0 || length < 0) {
            throw new IllegalArgumentException(
                    "SLICE takes a position from 1 or below 0 and a length from 0, not " + from + " and " + length);
        }
        int start = from > 0 ? from : Values.elements(array).length + from + 1;
        if (start < 1) {
            return Values.array(List.of());
        }
        return range(array, start, (int) Math.min(Integer.MAX_VALUE, (long) start + length - 1));
    }

    public static Value sequence(Long start, Long stop) {
        return start == null || stop == null ? ValueNull.INSTANCE : sequence(start, stop, start <= stop ? 1L : -1L);
    }

    /** @param step not 0, and in the direction of stop */
    public static Value sequence(Long start, Long stop, Long step) {
        if (start == null || stop == null || step == null) {
            return ValueNull.INSTANCE;
        }
        if (step == 0 || (stop > start && step < 0) || (stop < start && step > 0)) {
            throw new IllegalArgumentException(
                    "SEQUENCE cannot go from " + start + " to " + stop + " in steps of " + step);
        }
        long last = (stop - start) / step;
        if (last >= LONGEST_SEQUENCE) {
            throw new IllegalArgumentException("SEQUENCE would have more than " + LONGEST_SEQUENCE + " elements");
        }
        List<Value> out = new ArrayList<>();
        for (long i = 0; i <= last; i++) {
            out.add(ValueBigint.get(start + i * step));
        }
        return Values.array(out);
    }

    /** n + 1 elements of a sorted array that cut it into n equal parts, the least and the greatest included. */
    public static Value quantiles(Value sorted, Integer n) {
        if (Values.isNull(sorted) || n == null) {
            return ValueNull.INSTANCE;
        }
        if (n < 1) {
            throw new IllegalArgumentException("APPROX_QUANTILES needs 1 part or more, not " + n);
        }
        Value[] elements = Values.elements(compact(sorted));
        if (elements.length == 0) {
            return ValueNull.INSTANCE;
        }
        List<Value> out = new ArrayList<>();
        for (int i = 0; i <= n; i++) {
            out.add(elements[(int) Math.round((double) i * (elements.length - 1) / n)]);
        }
        return Values.array(out);
    }
}
