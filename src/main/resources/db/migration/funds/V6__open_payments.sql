-- Payments under contracts as open data. Nothing in it is about a person: whom a contract is with, projects say.
grant select (contract, milestone) on funds.entry to cunkou_public;
call platform.publish_view('funds.public_contract_entry', $view$
select fund, number, division, day, kind, fen, source, line, contract, milestone
  from funds.entry where contract is not null and kind in ('payment', 'claw-back')
$view$);
