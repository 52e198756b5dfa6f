package com.e6data.jdbc.observe;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** The driver's events as the flight recorder knows them; the page on resilience lists them from here. */
@Category({"e6data", "JDBC"})
@StackTrace(false)
abstract class RecordedFact extends Event {

    @Label("Connection")
    @Description("Number of the JDBC connection, unique in the JVM")
    long connection;

    @Label("Address")
    @Description("Host and port of the cluster")
    String address;

    @Label("Cluster")
    @Description("Name of the cluster, empty where none was given")
    String cluster;

    @Name("com.e6data.jdbc.Connection")
    @Label("Connection Change")
    @Description("A connection was opened, closed, lost, made again, or given up while idle")
    static final class Connection extends RecordedFact {
        @Label("Change")
        @Description("OPENED, CLOSED, ABORTED, LOST, RECONNECTED or IDLE")
        String change;
    }

    @Name("com.e6data.jdbc.Login")
    @Label("Login")
    @Description("A login, which may take several requests")
    static final class Login extends RecordedFact {
        @Label("Colour")
        @Description("Side of the blue/green deployment that was asked last")
        String colour;

        @Label("Repeated")
        @Description("True where the connection had been logged in before")
        boolean repeated;

        @Label("Failure")
        @Description("What went wrong, null where it succeeded")
        String failure;
    }

    @Name("com.e6data.jdbc.Request")
    @Label("Request")
    @Description("A gRPC call")
    static final class Request extends RecordedFact {
        @Label("Method")
        @Description("Name of the remote procedure")
        String method;

        @Label("Colour")
        @Description("Side of the blue/green deployment that was asked")
        String colour;

        @Label("Query Id")
        @Description("The engine's id of the query that it was for, null where it was for none")
        String queryId;

        @Label("Request Size")
        @Description("Size of the request message")
        @DataAmount
        long requestBytes;

        @Label("Response Size")
        @Description("Size of the answer")
        @DataAmount
        long responseBytes;

        @Label("Failure")
        @Description("What went wrong, null where it succeeded")
        String failure;
    }

    @Name("com.e6data.jdbc.Query")
    @Label("Query")
    @Description("A statement from its start until its result was read or closed")
    @StackTrace
    static final class Query extends RecordedFact {
        @Label("Query Id")
        @Description("The engine's id, null where the statement was not accepted")
        String queryId;

        @Label("Outcome")
        @Description("FINISHED, CLOSED, FAILED or CANCELLED")
        String outcome;

        @Label("SQLSTATE")
        @Description("Of the exception that the caller got, null where there was none")
        String sqlState;

        @Label("Attempts")
        @Description("How often it was begun")
        int attempts;

        @Label("Prepare")
        @Description("Time to prepare it")
        @Timespan
        long prepare;

        @Label("Execute")
        @Description("Time to start it")
        @Timespan
        long execute;

        @Label("Metadata")
        @Description("Time until its columns were known")
        @Timespan
        long metadata;

        @Label("Fetch")
        @Description("Time that the reader waited for rows")
        @Timespan
        long fetch;

        @Label("Batches")
        @Description("Number of batches that were read")
        long batches;

        @Label("Size")
        @Description("Size of these batches")
        @DataAmount
        long bytes;

        @Label("Rows")
        @Description("Number of rows that were read or changed")
        long rows;
    }

    @Name("com.e6data.jdbc.Retry")
    @Label("Retry")
    @Description("Something is done again that was refused or lost")
    static final class Retry extends RecordedFact {
        @Label("Operation")
        @Description("The request that failed")
        String operation;

        @Label("Reason")
        @Description("What went wrong")
        String reason;

        @Label("Attempt")
        @Description("Number of the attempt that failed, from 1")
        int attempt;

        @Label("Query Id")
        @Description("The query that goes on, null where it begins anew")
        String queryId;
    }

    @Name("com.e6data.jdbc.Colour")
    @Label("Colour Change")
    @Description("New work of all connections to a cluster goes to the other side of the blue/green deployment")
    static final class Colour extends RecordedFact {
        @Label("From")
        @Description("Colour before, null where none was known")
        String from;

        @Label("To")
        @Description("Colour from now on")
        String to;

        @Label("Epoch")
        @Description("Number of the change")
        long epoch;

        @Label("Reason")
        @Description("CONFIRMED, ANNOUNCED, REFUSED or FILE")
        String reason;
    }

    @Name("com.e6data.jdbc.Resume")
    @Label("Resume")
    @Description("A step in resuming a suspended cluster")
    static final class Resume extends RecordedFact {
        @Label("Step")
        @Description("STARTED, STATUS, REQUESTED or ENDED")
        String step;

        @Label("Status")
        @Description("What the cluster last said of itself")
        String status;

        @Label("Waited")
        @Description("Time since the cluster was found suspended")
        @Timespan
        long waited;
    }

    @Name("com.e6data.jdbc.Cancel")
    @Label("Cancel")
    @Description("A statement was cancelled")
    static final class Cancel extends RecordedFact {
        @Label("Query Id")
        @Description("The engine's id, null where the statement was not prepared yet")
        String queryId;
    }
}
