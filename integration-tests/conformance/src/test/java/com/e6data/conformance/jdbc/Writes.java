package com.e6data.conformance.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Sets parameters and reads them back as {@code SELECT CAST(? AS type)}, many to a statement: where a statement is
 * refused, its halves are tried.
 */
final class Writes {

    private static final int GROUP = 64;

    /** A setter on a parameter of a type. */
    record Write(Setters.Setter setter, WallType type) {

        String name() {
            return type + " " + setter.name() + " " + setter.value();
        }
    }

    private final Connection connection;
    private final Function<WallType, String> parameter;
    private final Map<Write, Outcome> outcomes = new HashMap<>();

    private Writes(Connection connection, Function<WallType, String> parameter) {
        this.connection = connection;
        this.parameter = parameter;
    }

    static Map<Write, Outcome> throughH2(Connection connection, List<Write> writes) throws SQLException {
        var run = new Writes(connection, WallType::h2Parameter);
        for (Write write : writes) {
            run.attempt(List.of(write));
        }
        return run.outcomes;
    }

    /** @param doubtful true for writes that are better tried alone, since they are likely to be refused */
    static Map<Write, Outcome> throughDriver(Connection connection, List<Write> writes, Predicate<Write> doubtful)
            throws SQLException {
        var run = new Writes(connection, WallType::emulatorParameter);
        List<Write> group = new ArrayList<>();
        for (Write write : writes) {
            if (doubtful.test(write)) {
                run.attempt(List.of(write));
                continue;
            }
            group.add(write);
            if (group.size() == GROUP) {
                run.attempt(group);
                group.clear();
            }
        }
        run.attempt(group);
        return run.outcomes;
    }

    private void attempt(List<Write> writes) throws SQLException {
        if (writes.isEmpty()) {
            return;
        }
        List<Write> accepted = new ArrayList<>(writes);
        Set<Write> refused = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql(writes))) {
            for (int i = 0; i < writes.size(); i++) {
                Write write = writes.get(i);
                int position = i + 1;
                Outcome outcome = Outcome.of(() -> {
                    write.setter.set(statement, position);
                    return null;
                });
                if (!outcome.isValue()) {
                    outcomes.put(write, outcome);
                    refused.add(write);
                }
            }
            if (refused.isEmpty()) {
                execute(statement, writes);
                return;
            }
        } catch (SQLException e) {
            if (writes.size() == 1) {
                Outcome outcome = Outcome.of(() -> {
                    throw e;
                });
                outcomes.put(writes.get(0), outcome);
                return;
            }
            attempt(List.copyOf(writes.subList(0, writes.size() / 2)));
            attempt(List.copyOf(writes.subList(writes.size() / 2, writes.size())));
            return;
        }
        accepted.removeAll(refused);
        attempt(accepted);
    }

    private void execute(PreparedStatement statement, List<Write> writes) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            for (int i = 0; i < writes.size(); i++) {
                int column = i + 1;
                Class<?> target = writes.get(i).type.target();
                outcomes.put(
                        writes.get(i),
                        Getters.outcome(
                                row, () -> target == null ? row.getObject(column) : row.getObject(column, target)));
            }
        }
    }

    private String sql(List<Write> writes) {
        return "SELECT "
                + String.join(
                        ", ", writes.stream().map(w -> parameter.apply(w.type)).toList());
    }
}
