// Each start of Node would read the certificates that this names, which takes longer than the start itself.
delete process.env['NODE_EXTRA_CA_CERTS'];
