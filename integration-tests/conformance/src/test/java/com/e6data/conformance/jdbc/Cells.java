package com.e6data.conformance.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All cells of the wall; only those that differ are kept whole, of the others what rules compare with. */
final class Cells {

    private record Key(WallType type, String call, String value, String zone) {}

    private final Map<Key, Outcome> ours = new HashMap<>();
    private final List<Cell> different = new ArrayList<>();
    private final List<Cell> wrong = new ArrayList<>();
    private int count;

    void add(Cell cell) {
        count++;
        ours.put(new Key(cell.type(), cell.call(), cell.value(), cell.zone()), cell.ours());
        if (!cell.agrees()) {
            different.add(cell);
        }
        if (cell.ours().kind() == Outcome.Kind.BROKEN || cell.ours().isRefused() && !hasGoodState(cell.ours())) {
            wrong.add(cell);
        }
    }

    private static boolean hasGoodState(Outcome refused) {
        return refused.type().startsWith("22") || refused.type().equals("HYC00");
    }

    /** Our outcome of another call on the same value. */
    Outcome ours(Cell cell, String call) {
        return ours.get(new Key(cell.type(), call, cell.value(), cell.zone()));
    }

    List<Cell> different() {
        return different;
    }

    /** Cells in which the driver threw something else than a data exception or {@code HYC00}. */
    List<Cell> wrong() {
        return wrong;
    }

    int count() {
        return count;
    }
}
