-- Contracts as open data: with their number, time and other side.
grant select (starts, ends) on projects.contract to cunkou_public;
call platform.publish_view('projects.public_contract', $view$
select contract.id, contract.project, contract.kind, contract.title, contract.amount_fen, contract.signed, party.public_name as party_name,
       contract.number, contract.party, contract.starts, contract.ends
  from projects.contract
  join registry.public_party as party on party.id = contract.party
$view$);
