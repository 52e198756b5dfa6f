package com.e6data.conformance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every column type, getter, setter and value in five time zones, through driver and emulator and through H2 alone.
 * Where the two differ, one of {@link ConversionRules} says why and checks our answer without H2.
 */
@Isolated("changes the default time zone")
class ConversionWallTest {

    private static final List<String> ZONES =
            List.of("UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia");
    private static final int SHOWN = 40;

    private static final Cells CELLS = new Cells();

    @BeforeAll
    static void build() throws SQLException {
        List<Getters.Getter> getters = Getters.all();
        Set<String> refused = new HashSet<>();
        try (Wall wall = new Wall()) {
            for (String zone : ZONES) {
                try (DefaultZone set = new DefaultZone(zone);
                        Connection ours = wall.connect();
                        Connection theirs = wall.connectToH2()) {
                    for (WallType type : WallType.values()) {
                        read(type, getters, zone, ours, theirs);
                    }
                    write(zone, refused, ours, theirs);
                }
            }
        }
    }

    private static void read(
            WallType type, List<Getters.Getter> getters, String zone, Connection ours, Connection theirs)
            throws SQLException {
        String sql = "SELECT v FROM " + type.table() + " ORDER BY id";
        try (Statement ourStatement = ours.createStatement();
                ResultSet ourRows = ourStatement.executeQuery(sql);
                Statement theirStatement = theirs.createStatement();
                ResultSet theirRows = theirStatement.executeQuery(sql)) {
            for (Object value : type.content()) {
                assertThat(ourRows.next() && theirRows.next()).isTrue();
                for (Getters.Getter getter : getters) {
                    Outcome our = Getters.outcome(ourRows, () -> getter.read(ourRows, 1));
                    Outcome their = Getters.outcome(theirRows, () -> getter.read(theirRows, 1));
                    CELLS.add(new Cell(type, getter.name(), Wall.label(value), value, zone, our, their));
                    if (zone.equals("UTC") && value == type.content().get(0)) {
                        assertThat(Getters.outcome(ourRows, () -> getter.read(ourRows, "V")))
                                .as("%s of %s by label", getter.name(), type)
                                .isEqualTo(our);
                    }
                }
            }
        }
    }

    /**
     * In the other zones only what has to do with time; {@code refused} remembers what the driver or engine refused.
     */
    private static void write(String zone, Set<String> refused, Connection ours, Connection theirs)
            throws SQLException {
        List<Writes.Write> writes = new ArrayList<>();
        for (Setters.Setter setter : Setters.all()) {
            if (zone.equals("UTC") || setter.isTemporal()) {
                setter.types().forEach(type -> writes.add(new Writes.Write(setter, type)));
            }
        }
        Map<Writes.Write, Outcome> expected = Writes.throughH2(theirs, writes);
        Map<Writes.Write, Outcome> actual = Writes.throughDriver(
                ours, writes, write -> !expected.get(write).isValue() || refused.contains(write.name()));
        for (Writes.Write write : writes) {
            Outcome our = actual.get(write);
            Setters.Setter setter = write.setter();
            CELLS.add(new Cell(
                    write.type(), setter.name(), setter.value(), setter.input(), zone, our, expected.get(write)));
            if (!our.isValue()) {
                refused.add(write.name());
            }
        }
    }

    @Test
    void theWallHasAtLeastTwentyThousandCells() {
        assertThat(CELLS.count()).isGreaterThan(20_000);
    }

    @Test
    void everyDifferenceHasARule() {
        List<Rule> rules = ConversionRules.all();
        Map<String, List<Cell>> unexplained = new LinkedHashMap<>();
        for (Cell cell : CELLS.different()) {
            if (rules.stream().noneMatch(rule -> rule.explains(cell, CELLS))) {
                unexplained
                        .computeIfAbsent(cell.type() + " " + cell.call(), key -> new ArrayList<>())
                        .add(cell);
            }
        }
        assertThat(unexplained.values().stream()
                        .flatMap(Collection::stream)
                        .limit(Integer.getInteger("wallShown", SHOWN))
                        .toList())
                .as("type | call | value | zone | ours | H2; %s groups in all", unexplained.size())
                .isEmpty();
    }

    @Test
    void everyRuleHasCells() {
        assertThat(ConversionRules.all())
                .filteredOn(rule -> CELLS.different().stream().noneMatch(cell -> rule.explains(cell, CELLS)))
                .as("stale rules")
                .isEmpty();
    }

    @Test
    void whatIsRefusedIsADataErrorOrUnsupported() {
        assertThat(CELLS.wrong().stream().limit(SHOWN)).isEmpty();
    }

    @Test
    void thePageSaysTheRules() throws IOException {
        var table = new StringBuilder("| Type | Calls | Values | Driver | H2 | Why |\n|---|---|---|---|---|---|\n");
        ConversionRules.all().forEach(rule -> table.append(rule.row()));
        PageSection.assertUpToDate("compatibility.md", "differences from H2", table.toString());
    }
}
