package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import org.springframework.stereotype.Component;

/** Whether the installation has been set up: it has once there is an account, and stays so. */
@Component
class SetUp {
    private final AccountTable accounts;
    private volatile boolean done;

    SetUp(AccountTable accounts) {
        this.accounts = accounts;
    }

    boolean isDone() {
        if (!done) {
            done = !Actor.as(Actor.system("首次设置", Scope.everywhere()), accounts::isEmpty);
        }
        return done;
    }

    /** For an installation that was emptied under its feet. */
    void forget() {
        done = false;
    }
}
