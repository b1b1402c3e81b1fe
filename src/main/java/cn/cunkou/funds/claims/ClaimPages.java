package cn.cunkou.funds.claims;

/** Placeholder. */
final class ClaimPages {
    static final String PATH = "/console/claims";

    private ClaimPages() {}
}
