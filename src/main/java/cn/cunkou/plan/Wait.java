package cn.cunkou.plan;

/**
 * How long something may last before somebody is told. A county's plan says so in its catalogue
 * {@code waits}; where no paper does, what is usual holds.
 */
public enum Wait {
    /** Years that a station is run at least after its acceptance. */
    RUN_YEARS("run-years", 3),
    /** Days after which a device that has not said that it is on is silent. */
    SILENT_DAYS("silent-days", 30),
    /** Days before the end of a contract on which it is time to think of the next. */
    CONTRACT_DAYS("contract-days", 60),
    /** Days for which a warned station is kept in sight. */
    WARNING_DAYS("warning-days", 90),
    /** Working days for the opinion about an application for a station, and for the decision. */
    APPLICATION_DAYS("application-working-days", 10),
    /** Working days for each review of an application for money. */
    REVIEW_DAYS("review-working-days", 10),
    /** Days before the end of a reward on which those who might still ask are told. */
    REWARD_DAYS("reward-days", 30);

    private final String id;
    private final int usual;

    Wait(String id, int usual) {
        this.id = id;
        this.usual = usual;
    }

    /** Its entry in the catalogue. */
    public String id() {
        return id;
    }

    /** What holds where no plan says otherwise. */
    public int usual() {
        return usual;
    }
}
