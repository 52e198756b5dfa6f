package com.e6data.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.config.E6Config;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ClustersTest {

    private static E6Config config(String url) throws SQLException {
        return E6Config.parse("jdbc:e6data://" + url, null);
    }

    @Test
    void theKeyIsHostPortTlsAndName() throws SQLException {
        var first = config("Registry.example:80/clusterName=A");
        Cluster cluster = Clusters.join(first);
        for (String other : new String[] {
            "registry.example:81/clusterName=a",
            "registry.example:80/clusterName=b",
            "registry.example:80/",
            "registry.example:80/clusterName=a&secure=true",
            "other.example:80/clusterName=a"
        }) {
            var config = config(other);
            assertThat(Clusters.join(config)).as(other).isNotSameAs(cluster);
            Clusters.leave(config, cluster);
        }
        var same = config("registry.example:80/clusterName=a&catalog=c");
        assertThat(Clusters.join(same)).isSameAs(cluster);
    }

    @Test
    void whatIsKnownSurvivesTheLastConnectionButNotHundredsOfOthers() throws SQLException {
        var kept = config("kept.example:80/");
        var open = config("open.example:80/");
        Cluster known = Clusters.join(kept);
        Clusters.leave(kept, known);
        Cluster used = Clusters.join(open);
        assertThat(Clusters.join(kept)).isSameAs(known);
        Clusters.leave(kept, known);
        for (int i = 0; i < 2 * Clusters.MOST; i++) {
            var other = config("many-" + i + ".example:80/");
            Clusters.leave(other, Clusters.join(other));
        }
        assertThat(Clusters.size()).isLessThanOrEqualTo(Clusters.MOST);
        assertThat(Clusters.join(open)).as("it has a connection").isSameAs(used);
        assertThat(Clusters.join(kept)).isNotSameAs(known);
        Clusters.leave(kept, known);
        Clusters.leave(open, used);
        Clusters.leave(open, used);
    }
}
