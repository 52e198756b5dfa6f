package com.e6data.conformance.jdbc;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One reason for which driver and H2 differ: the cells that it is for, what each side does, why ours is right, and a
 * check of our answer that does not ask H2.
 */
final class Rule {

    /** Whether our answer is what it should be; without a value of ours there is nothing to check. */
    interface Truth {
        boolean holds(Cell cell, Cells cells);
    }

    private final String values;
    private Set<WallType> types = EnumSet.allOf(WallType.class);
    private List<String> calls = List.of("*");
    private Predicate<Cell> where = cell -> true;
    private Truth truth;
    private String groupName;
    private String ours = "";
    private String theirs = "";
    private String why = "";

    private Rule(String values) {
        this.values = values;
    }

    /** @param values what the values or the situation have in common; empty for all values */
    static Rule of(String values) {
        return new Rule(values);
    }

    Rule types(WallType... some) {
        types = EnumSet.copyOf(Arrays.asList(some));
        return this;
    }

    /** Names of getters and setters with their arguments; {@code *} at the end stands for anything. */
    Rule calls(String... names) {
        calls = List.of(names);
        return this;
    }

    Rule where(Predicate<Cell> condition) {
        where = where.and(condition);
        return this;
    }

    /** As {@link #calls(String...)}, under a name for the table. */
    Rule group(String name, List<String> names) {
        calls = names;
        groupName = name;
        return this;
    }

    /** A rule about our refusals. */
    Rule refuse(String h2, String reason) {
        where = where.and(cell -> !cell.ours().isValue());
        truth = (cell, cells) -> cell.ours().isRefused();
        return text("refused", h2, reason);
    }

    /** A rule about values that H2 refuses. */
    Rule answer(String here, String reason, Truth check) {
        where = where.and(cell -> cell.ours().isValue() && !cell.theirs().isValue());
        truth = check;
        return text(here, "refused", reason);
    }

    /** A rule about other values than H2's. */
    Rule differ(String here, String h2, String reason, Truth check) {
        where = where.and(cell -> cell.ours().isValue() && cell.theirs().isValue());
        truth = check;
        return text(here, h2, reason);
    }

    private Rule text(String here, String h2, String reason) {
        ours = here;
        theirs = h2;
        why = reason;
        return this;
    }

    boolean explains(Cell cell, Cells cells) {
        return types.contains(cell.type())
                && calls.stream().anyMatch(call -> matches(call, cell.call()))
                && where.test(cell)
                && truth.holds(cell, cells);
    }

    private static boolean matches(String pattern, String call) {
        return pattern.endsWith("*")
                ? call.startsWith(pattern.substring(0, pattern.length() - 1))
                : call.equals(pattern);
    }

    /** A row of the table in {@code docs/compatibility.md}. */
    String row() {
        return "| " + typeNames() + " | " + callNames() + " | " + values + " | " + ours + " | " + theirs + " | " + why
                + " |\n";
    }

    private String typeNames() {
        if (types.size() == WallType.values().length) {
            return "all";
        }
        return String.join(", ", types.stream().map(WallType::title).distinct().toList());
    }

    private String callNames() {
        if (groupName != null) {
            return groupName;
        }
        return String.join(
                ", ",
                calls.stream()
                        .map(call -> call.equals("*")
                                ? "all"
                                : "`" + call.replace("(*", "(..)").replace("*", "(..)") + "`")
                        .toList());
    }

    @Override
    public String toString() {
        return row();
    }
}
