package cn.cunkou.plan.rewards;

/** Who comes before whom, where that can be said. */
enum Order {
    /** The higher score first. */
    BY_SCORE {
        @Override
        int compare(Claim one, Claim other) {
            var a = one.score();
            var b = other.score();
            return a == null || b == null ? UNKNOWN : b.compareTo(a);
        }
    },
    /** Who asked first. */
    BY_APPLICATION {
        @Override
        int compare(Claim one, Claim other) {
            var a = one.subject().applied();
            var b = other.subject().applied();
            return a == null || b == null ? UNKNOWN : a.compareTo(b);
        }
    };

    private static final int UNKNOWN = 0;

    static Order of(Limits limits) {
        return limits.ranking() == null ? BY_APPLICATION : BY_SCORE;
    }

    /** Negative when the first comes before, zero when nobody can say: a tie, or not known. */
    abstract int compare(Claim one, Claim other);

    boolean surelyBefore(Claim one, Claim other) {
        return compare(one, other) < 0;
    }

    boolean perhapsBefore(Claim one, Claim other) {
        return compare(one, other) <= 0;
    }
}
