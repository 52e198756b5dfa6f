package com.e6data.conformance.chaos;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The SQLSTATEs with which each kind of work may fail. */
record Allowed(Set<String> fresh, Set<String> begun, Set<String> write, Set<String> catalog, Set<String> connect) {

    static final Allowed NOTHING = new Allowed(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    Allowed fresh(String states) {
        return new Allowed(set(states), begun, write, catalog, connect);
    }

    Allowed begun(String states) {
        return new Allowed(fresh, set(states), write, catalog, connect);
    }

    Allowed begunAs(Set<String> states) {
        return new Allowed(fresh, states, write, catalog, connect);
    }

    Allowed write(String states) {
        return new Allowed(fresh, begun, set(states), catalog, connect);
    }

    Allowed catalog(String states) {
        return new Allowed(fresh, begun, write, set(states), connect);
    }

    Allowed connect(String states) {
        return new Allowed(fresh, begun, write, catalog, set(states));
    }

    Allowed and(Allowed other) {
        return new Allowed(
                union(fresh, other.fresh),
                union(begun, other.begun),
                union(write, other.write),
                union(catalog, other.catalog),
                union(connect, other.connect));
    }

    private static Set<String> set(String states) {
        return Set.of(states.split(" "));
    }

    private static Set<String> union(Collection<String> one, Collection<String> two) {
        var both = new LinkedHashSet<>(one);
        both.addAll(two);
        return Set.copyOf(both);
    }
}
