package com.e6data.emulator.sql;

import java.util.Set;

/** A statement in H2's words and what H2 must have before it can run. */
record PrintedQuery(String h2Sql, Set<PrintContext.JavaAlias> aliases, Set<PrintContext.JoinColumn> joinColumns) {}
