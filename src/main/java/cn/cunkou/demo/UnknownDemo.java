package cn.cunkou.demo;

/** A demonstration was asked for that no plan file on board is for. */
public final class UnknownDemo extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownDemo(String wanted) {
        super(
                "there is no plan on board for --demo "
                        + wanted
                        + "; look into the folder plans for those there are");
    }
}
