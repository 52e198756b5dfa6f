package com.e6data.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.hibernate.model.Snapshots;
import com.e6data.hibernate.model.Snapshots.Snapshot;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HQL in, e6data SQL out, for every line of the snapshot files. */
class SqlSnapshotTest {

    private static Stub stub;

    @BeforeAll
    static void start() {
        stub = new Stub();
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snapshots")
    void hqlBecomesThisSql(Snapshot snapshot) {
        assertThat(stub.sql(snapshot.hql())).isEqualTo(snapshot.sql());
    }

    static List<Snapshot> snapshots() {
        return Snapshots.all();
    }

    @Test
    void thereAreSnapshotsOfEverySection() {
        assertThat(Snapshots.all()).hasSizeGreaterThan(150);
    }
}
