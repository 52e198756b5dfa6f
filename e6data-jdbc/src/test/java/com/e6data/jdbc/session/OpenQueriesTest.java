package com.e6data.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which open queries the connections to a cluster can find by id. */
class OpenQueriesTest {

    private final Cluster cluster = new Cluster();

    private static OpenQuery query(String engineIp, String queryId) {
        return new OpenQuery(null, new Route(null, engineIp, queryId), null);
    }

    @Test
    void aQueryIsFoundByItsUserAndNobodyElse() {
        OpenQuery query = query("planner-1", "Q1");
        cluster.opened("ada", query);
        assertThat(cluster.query("ada", "Q1")).containsSame(query);
        assertThat(cluster.query("eve", "Q1")).isEmpty();
        assertThat(cluster.query("ada", "Q2")).isEmpty();
        assertThat(new Cluster().query("ada", "Q1")).as("another cluster").isEmpty();
    }

    @Test
    void theSameIdOfTwoUsersIsTwoQueries() {
        OpenQuery hers = query("planner-1", "Q1");
        OpenQuery his = query("planner-2", "Q1");
        cluster.opened("ada", hers);
        cluster.opened("bob", his);
        cluster.ended("bob", his.route());
        assertThat(cluster.query("ada", "Q1")).containsSame(hers);
        assertThat(cluster.query("bob", "Q1")).isEmpty();
    }

    @Test
    void theEndOfAQueryLeavesALaterOneWithItsIdAlone() {
        OpenQuery first = query("planner-1", "Q1");
        OpenQuery second = query("planner-1", "Q1");
        cluster.opened("ada", first);
        cluster.opened("ada", second);
        cluster.ended("ada", first.route());
        assertThat(cluster.query("ada", "Q1")).containsSame(second);
        cluster.ended("ada", second.route());
        assertThat(cluster.query("ada", "Q1")).isEmpty();
        cluster.ended("ada", second.route());
    }
}
