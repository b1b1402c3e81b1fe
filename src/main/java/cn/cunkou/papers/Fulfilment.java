package cn.cunkou.papers;

/** An item of a plan that a paper fulfils, written {@code wuhua-2018/town-centres}. */
public record Fulfilment(String plan, String item) {
    static Fulfilment parse(String written) {
        var slash = written.indexOf('/');
        return new Fulfilment(written.substring(0, slash), written.substring(slash + 1));
    }

    @Override
    public String toString() {
        return plan + "/" + item;
    }
}
