package cn.cunkou.access;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.ChineseTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The list of accounts to take along, for the yearly check of who may do what. */
final class AccountWorkbook {
    private static final Columns COLUMNS =
            Columns.of(
                    "账号",
                    Column.text("姓名"),
                    Column.text("账号"),
                    Column.text("单位职务"),
                    Column.text("角色"),
                    Column.text("动态口令"),
                    Column.text("最近登录"),
                    Column.text("状态"));

    private AccountWorkbook() {}

    static ResponseEntity<byte[]> of(List<AccountPages.AccountLine> lines) {
        return Excel.download("账号", COLUMNS, lines.stream().map(AccountWorkbook::cells).toList());
    }

    private static List<@Nullable String> cells(AccountPages.AccountLine line) {
        var account = line.account();
        return List.of(
                account.displayName(),
                account.name(),
                account.post(),
                String.join("、", line.roles()),
                account.secondFactor() ? "已绑定" : "",
                ChineseTime.minute(account.lastSignInAt()),
                account.isDisabled() ? "已停用" : "使用中");
    }
}
