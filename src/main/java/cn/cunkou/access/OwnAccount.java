package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What everybody may do to their own account. It works beyond the divisions of its owner, since an
 * account belongs to the place that holds all of them; it never touches another one.
 */
@Service
class OwnAccount {
    private final AccountTable table;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final Audit audit;
    private final TransactionTemplate transaction;

    OwnAccount(
            AccountTable table,
            Passwords passwords,
            SecondFactor secondFactor,
            Audit audit,
            TransactionTemplate transaction) {
        this.table = table;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.audit = audit;
        this.transaction = transaction;
    }

    static UUID id() {
        return UUID.fromString(Actor.current().id());
    }

    Account account() {
        return mine(this::find);
    }

    /**
     * @throws Problem when the old password is wrong or the new one not good enough
     */
    void changePassword(String old, String chosen) {
        mine(() -> {
            var account = find();
            if (!passwords.matches(old, table.password(account.id()))) {
                throw Problem.badRequest("原来的密码不对。");
            }
            passwords.requireGood(chosen, account.name());
            if (chosen.equals(old)) {
                throw Problem.badRequest("新密码要和原来的不同。");
            }
            table.setPassword(account.id(), passwords.digest(chosen), false);
            return recorded("修改密码", account);
        });
    }

    /** A secret for one-time codes, in Base32, until a code confirms it. */
    String offerSecondFactor() {
        return mine(() -> secondFactor.offer(find().id()));
    }

    /**
     * Asks for one-time codes from now on.
     *
     * @return recovery codes, which cannot be read again
     * @throws Problem when the code does not fit the secret offered
     */
    List<String> confirmSecondFactor(String code) {
        return mine(() -> {
            var account = find();
            if (!secondFactor.confirm(account.id(), code)) {
                throw Problem.badRequest("口令不对。请核对手机时间是否准确，再输入现在显示的6位数字。");
            }
            recorded("绑定动态口令", account);
            return secondFactor.newRecoveryCodes(account.id());
        });
    }

    List<String> newRecoveryCodes(String password) {
        return mine(() -> {
            var account = confirmed(password);
            recorded("更换恢复码", account);
            return secondFactor.newRecoveryCodes(account.id());
        });
    }

    void removeSecondFactor(String password) {
        mine(() -> {
            var account = confirmed(password);
            secondFactor.remove(account.id());
            return recorded("取消动态口令", account);
        });
    }

    int recoveryCodesLeft() {
        return mine(() -> secondFactor.recoveryCodesLeft(id()));
    }

    private Account confirmed(String password) {
        var account = find();
        if (!passwords.matches(password, table.password(account.id()))) {
            throw Problem.badRequest("密码不对。");
        }
        return account;
    }

    private Account find() {
        return table.find(id()).orElseThrow(() -> Problem.notFound("账号"));
    }

    private Account recorded(String act, Account account) {
        audit.record(act, Accounts.subject(account), null, null, null);
        return account;
    }

    private <T> T mine(Supplier<T> act) {
        var me = Actor.current();
        var beyond = new Actor(me.kind(), me.id(), me.name(), me.roles(), Scope.everywhere());
        return Actor.as(beyond, () -> transaction.execute(status -> act.get()));
    }
}
