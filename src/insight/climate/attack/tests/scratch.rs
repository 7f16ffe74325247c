use crate::insight::climate::attack::{*, centre::{weeks, Plan}};
use crate::insight::climate::*;
#[test]
fn pins() {
    for people in [40, 240usize] {
    let ws = weeks(Plan{people,weeks: 26,seed:7,kept:0.3});
    for w in &ws { let r=Rules::default(); let c=close(w,r); let a = Attacker::Everybody;
       println!("{people} week {} sums {:?} existence {:?}", verdict::weather(w,&c,r,a).pinned.len(), sums::attack(w,&c,r,a).1.len(), existence(w,&c,r).len());
    }}
}
